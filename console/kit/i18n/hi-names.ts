import type { Names } from './sentences.ts';

/** `word=नाम` pairs, one a line or several, apart by a bar. */
const read = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split(/[|\n]/)
      .map((pair) => pair.trim())
      .filter(Boolean)
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );

const resources = read(`
access-review-items=पहुँच समीक्षा की पंक्तियाँ | access-reviews=पहुँच समीक्षाएँ | admin-activity-log=प्रशासन गतिविधि लॉग | admin-users=प्रशासक | approval-days=दिन भर की मंज़ूरियाँ | api-keys=API कुंजियाँ
audit-checkpoints=ऑडिट चेकपॉइंट | audit-entries=ऑडिट प्रविष्टियाँ | audit-logs=ऑडिट लॉग | channel-products=चैनल के उत्पाद | channel-types=चैनल के प्रकार
courier-configs=कूरियर कनेक्शन | courier-types=कूरियर के प्रकार | data-masking-rules=डेटा मास्किंग नियम | events=घटनाएँ | expenses=खर्च | export-logs=एक्सपोर्ट | exports=एक्सपोर्ट
failed-deliveries=विफल डिलीवरी | features=सुविधाएँ | file-uploads=फ़ाइलें | file-settings=फ़ाइल सेटिंग | finance-summary=वित्त सारांश | inventory=स्टॉक | invitation-roles=निमंत्रण की भूमिकाएँ | invitations=निमंत्रण
order-items=ऑर्डर की वस्तुएँ | order-status-history=ऑर्डर स्थिति इतिहास | orders=ऑर्डर | permissions=अनुमतियाँ | plan-channels=प्लान के चैनल | plan-features=प्लान की सुविधाएँ | plans=प्लान
product-variants=उत्पाद के रूप | products=उत्पाद | revenue-records=आय के रिकॉर्ड | role-permissions=भूमिका की अनुमतियाँ | role-security-settings=भूमिका की सुरक्षा सेटिंग | roles=भूमिकाएँ
sales-channels=बिक्री चैनल | security-settings=सुरक्षा सेटिंग | security-violations=सुरक्षा उल्लंघन | security-alerts=सुरक्षा चेतावनियाँ | shipment-items=शिपमेंट की वस्तुएँ | shipment-tracking=शिपमेंट ट्रैकिंग | shipments=शिपमेंट
stock-movements=स्टॉक की हलचल | stock-reservations=स्टॉक आरक्षण | subscriptions=सदस्यताएँ | super-admins=सुपर एडमिन | tenant-features=टेनेंट की सुविधाएँ | tenant-tombstones=हटाए गए टेनेंट | tenants=टेनेंट
trusted-devices=विश्वसनीय उपकरण | user-features=व्यक्ति की सुविधाएँ | user-profiles=प्रोफ़ाइल | user-roles=व्यक्ति की भूमिकाएँ | user-sessions=सत्र | network-places=नेटवर्क के स्थान | users=लोग | webhook-deliveries=वेबहुक डिलीवरी
auth=साइन-इन | exports=एक्सपोर्ट | file-settings=फ़ाइल सेटिंग
`);

const commands = read(`
prove=साबित करें | report-copy=नकल का प्रयास बताएँ
accept=स्वीकारें | share=साझा करें | retain=रखें | acknowledge=संज्ञान लें | activate=चालू करें | add-note=टिप्पणी जोड़ें | adjust=समायोजित करें | approve=मंज़ूर करें | attach-receipt=रसीद जोड़ें | cancel=रद्द करें | change=बदलें
change-email=ई-मेल बदलें | change-password=पासवर्ड बदलें | change-plan=प्लान बदलें | complete=पूरा करें | configure=कॉन्फ़िगर करें | confirm=पुष्टि करें | confirm-totp=ऐप की पुष्टि | count=गिनती दर्ज करें
create=बनाएँ | deactivate=बंद करें | delete=हटाएँ | deliver=पहुँचा हुआ बताएँ | destroy-keys=कुंजियाँ नष्ट करें | destroy-master=मुख्य कुंजी नष्ट करें | disable-totp=ऐप हटाएँ | disconnect=कनेक्शन तोड़ें | download=डाउनलोड
edit=संपादित करें | end-session=सत्र समाप्त करें | enrol-totp=ऐप जोड़ें | expect=आने वाला माल लिखें | export=एक्सपोर्ट करें | export-audit=ऑडिट एक्सपोर्ट करें | forget-device=उपकरण भूलें | import=आयात करें | label=लेबल
link=जोड़ें | manifest=मैनिफ़ेस्ट | migrate=अद्यतन करें | saved-views=सहेजे दृश्य | save-view=दृश्य सहेजें | remove-view=दृश्य हटाएँ | status=स्थिति | run=चलाएँ | usage=उपयोग | match-item=वस्तु मिलाएँ | process=प्रक्रिया में लें | prove-audit=ऑडिट प्रमाण | prove-audit-consistency=ऑडिट निरंतरता प्रमाण | push-inventory=स्टॉक भेजें | reactivate=फिर चालू करें
receipt=रसीद | receive=माल लें | recompute=फिर गणना करें | reconnect=फिर जोड़ें | reject=अस्वीकार करें | release=छोड़ें | remove=हटाएँ | remove-channel=चैनल हटाएँ | remove-feature=सुविधा हटाएँ
remove-passkey=पासकी हटाएँ | rename-passkey=पासकी का नाम बदलें | renew-backup-codes=नए बैकअप कोड | replay=फिर चलाएँ | replay-all=सब फिर चलाएँ | replay-events=घटनाएँ फिर चलाएँ | request-pickup=पिकअप बुलाएँ
reserve=आरक्षित करें | reset-feature=सुविधा रीसेट करें | reset-mfa=दूसरा कारक हटाएँ | resolve=सुलझाएँ | restrict-feature=सुविधा रोकें | retry-booking=फिर बुक करें | return=वापसी | reveal-webhook=वेबहुक दिखाएँ
revoke=वापस लें | rotate-keys=कुंजियाँ बदलें | rotate-master=मुख्य कुंजी बदलें | rotate-secret=गुप्त कुंजी बदलें | set-address=पता लिखें | set-channel=चैनल तय करें | set-default=डिफ़ॉल्ट बनाएँ | set-feature=सुविधा तय करें
set-limits=सीमाएँ तय करें | set-password=पासवर्ड तय करें | set-permissions=अनुमतियाँ तय करें | set-subscription=सदस्यता तय करें | suspend=निलंबित करें | sync=सिंक करें | terminate=समाप्त करें | trace=पता लगाएँ
track=ट्रैक करें | transfer=स्थानांतरित करें | unlink=अलग करें | unlock=ताला खोलें | update=बदलें | update-credentials=क्रेडेंशियल बदलें | verify=जाँचें | verify-keys=कुंजियाँ जाँचें | policy=नीति | settings=सेटिंग | me=मैं
sign-in=साइन इन | sign-out=साइन आउट | refresh=सत्र जारी रखा | request-password-reset=पासवर्ड रीसेट माँगा | reset-password=पासवर्ड रीसेट | passkey-sign-in=पासकी से साइन इन | passkey-sign-in-options=पासकी साइन इन की शुरुआत
passkey-options=पासकी की शुरुआत | register-passkey=पासकी जोड़ें | trace-export=एक्सपोर्ट का पता लगाएँ | preview=पूर्वावलोकन | content=सामग्री | state=स्थिति | sessions=सत्र | factors=दूसरे कारक | channel-types=चैनल के प्रकार
courier-types=कूरियर के प्रकार | overview=सार | show=दिखाएँ | list=सूची देखें | get=देखें | matrix=अनुमति तालिका | file=फ़ाइल | shared=साझा फ़ाइल | tracking-link=ट्रैकिंग लिंक | timeline=समयरेखा
`);

const values = read(`
exception=नियम से छूट | day=दैनिक सीमा से अधिक | currency=किसी और मुद्रा में | unknown=मूल्य अज्ञात | limit=सीमा से अधिक | list_price=सूची मूल्य | require_approval_threshold=एक्सपोर्ट मंज़ूरी की सीमा
copy=नकल | cut=काटना | drag=खींचना | save=सहेजना | print=छापना | screenshot=स्क्रीन की तस्वीर
accepted=स्वीकृत | active=सक्रिय | address=पता | adjustment=समायोजन | admin_force_logout=प्रशासक ने निकाला | analytics=विश्लेषण | anonymous=अनाम | api_key=API कुंजी | approved=मंज़ूर | authorized=अधिकृत | booked=बुक
bot=बॉट | bulk_api=थोक API | cancelled=रद्द | card=कार्ड | channel=चैनल | clean=साफ़ | cod=डिलीवरी पर भुगतान | completed=पूरा | confirmed=पुष्ट | connected=जुड़ा | copy_attempt=नकल का प्रयास | count=गिनती | courier=कूरियर
created=बना | critical=गंभीर | custom=अपना | customers=ग्राहक | dark=गहरा | dead=मृत | deduct=कटौती | deleted=हटाया | delivered=पहुँचा | desktop=डेस्कटॉप | disconnected=डिस्कनेक्ट | downloaded=डाउनलोड हुआ | draft=मसौदा
email=ई-मेल | error=त्रुटि | expect=अपेक्षित | expired=समाप्त | export_limit_exceeded=एक्सपोर्ट सीमा पार | failed=विफल | financial=वित्तीय | fulfilled=पूरा भेजा | given_back=लौटाया | held=रोका | high=उच्च | in=आवक
in_transit=रास्ते में | inactive=निष्क्रिय | infected=संक्रमित | info=सूचना | inventory=स्टॉक | light=हल्का | lost=खोया | low=निम्न | manifested=मैनिफ़ेस्ट में | manual=हाथ से | marketing=विपणन | max_sessions_exceeded=सत्र सीमा पार | medium=मध्यम
mobile=मोबाइल | name=नाम | ndr=NDR | netbanking=नेटबैंकिंग | open=खुला | operations=संचालन | orders_csv=ऑर्डर (CSV) | orders_excel=ऑर्डर (Excel) | other=अन्य | out_for_delivery=डिलीवरी के लिए निकला | packaging=पैकिंग | paid=चुकाया
parked=रुका हुआ | partial=आंशिक | partially_paid=आंशिक चुकाया | partially_refunded=आंशिक वापसी | password_changed=पासवर्ड बदला | past_due=बकाया | pending=लंबित | pending_approval=मंज़ूरी बाकी | phone=फ़ोन | picked=उठाया
platform_fee=प्लेटफ़ॉर्म शुल्क | poll=पूछताछ | prepaid=अग्रिम भुगतान | processed=संसाधित | processing=प्रक्रिया में | purchase=खरीद | queued=कतार में | quarantined=अलग रखा | rate_limit_exceeded=अनुरोध सीमा पार | ready=तैयार
receive=आवक | received=मिला | refunded=राशि लौटाई | refuse=मना | refused=मना किया | rejected=अस्वीकृत | release=मुक्त | reserve=आरक्षण | resolved=सुलझा | return=वापसी | returned=वापस | returns=वापसी | revoked=वापस लिया
role_changed=भूमिका बदली | rto_delivered=प्रेषक को लौटा | rto_in_transit=वापसी के रास्ते में | rto_initiated=वापसी शुरू | running=चल रहा | sale=बिक्री | security_violation=सुरक्षा उल्लंघन | sensitive=संवेदनशील | session_expired=सत्र समाप्त
session_hijack_attempt=सत्र हथियाने का प्रयास | shipped=भेजा | shipping=शिपिंग | software=सॉफ़्टवेयर | success=सफल | super_admin=सुपर एडमिन | suspended=निलंबित | suspicious_activity=संदिग्ध गतिविधि | sync=सिंक | synced=सिंक हुआ | syncing=सिंक हो रहा
system=सिस्टम | tablet=टैबलेट | timeout=समय समाप्त | token_reused=टोकन दोबारा चला | transfer=स्थानांतरण | trial=ट्रायल | unauthorized_access=अनधिकृत पहुँच | undelivered=नहीं पहुँचा | unfulfilled=नहीं भेजा | unmatched=बेमेल
upi=UPI | user=व्यक्ति | user_deactivated=खाता बंद | user_logout=स्वयं निकला | voided=निरस्त | wallet=वॉलेट | webhook=वेबहुक | bearer=टोकन | cookie=कुकी | csv=CSV | xlsx=Excel | html=HTML | razorpay=Razorpay | stripe=Stripe | serai=Serai
owner=मालिक | admin=प्रशासक | operator=संचालक | viewer=दर्शक | manager=प्रबंधक | idle=खाली | ip_changed=IP बदला | acknowledged=संज्ञान लिया | cm=सेमी | mm=मिमी | in_progress=जारी | application/pdf=PDF | image/png=PNG | image/jpeg=JPEG | image/webp=WebP
update=अपडेट करें | team=टीम | settings=सेटिंग | api_keys=API कुंजियाँ | security=सुरक्षा | admins=प्रशासक | audit=ऑडिट | data=डेटा | jobs=काम | exports=एक्सपोर्ट | files=फ़ाइलें | products=उत्पाद | orders=ऑर्डर
channels=चैनल | shipments=शिपमेंट | couriers=कूरियर | finance=वित्त | integrations=इंटीग्रेशन | branding=ब्रांडिंग | starter=स्टार्टर | professional=प्रोफ़ेशनल | business=बिज़नेस | enterprise=एंटरप्राइज़ | ndr_agent=NDR एजेंट
orders_management=ऑर्डर प्रबंधन | multi_channel=मल्टी-चैनल | inventory_sync=स्टॉक सिंक | shipment_management=शिपमेंट प्रबंधन | ndr_management=NDR प्रबंधन | ndr_automation=NDR ऑटोमेशन | finance_reports=वित्त रिपोर्ट | advanced_analytics=उन्नत विश्लेषण
api_access=API एक्सेस | custom_couriers=अपने कूरियर | bulk_operations=थोक कार्य | export_data=डेटा एक्सपोर्ट | white_label=व्हाइट लेबल | file_storage=फ़ाइल स्टोरेज | impossible_travel=असंभव यात्रा | many_exports=बहुत-से एक्सपोर्ट | mass_reads=बहुत अधिक पढ़ना
privilege_change_at_night=रात में अधिकार बदले | first_use_of_permission=अनुमति का पहला उपयोग | access=पहुँच | user_management=लोगों का प्रबंधन | system_admin=सिस्टम प्रशासन | sensitive_read=संवेदनशील पढ़ना
forged=जाली | fork=दो शाखाएँ | gap=बीच में खाली | missing=ग़ायब | edited=बदला गया | unsigned=बिना हस्ताक्षर | truncated=कटा हुआ | root=मूल मेल नहीं खाता | damaged=क्षतिग्रस्त | withdrawn=हटाया गया | inserted=बाद में डाला गया | backdated=पिछली तारीख़ का | public-key=सार्वजनिक कुंजी | general=सामान्य | flows=सार | sales=बिक्री | catalog=कैटलॉग | platform=प्लेटफ़ॉर्म | identity=टीम | kernel=सिस्टम | order_item=ऑर्डर की वस्तु | order=ऑर्डर | purchase_order=खरीद आदेश | return_order=वापसी
`);

const fields = read(`
because=क्योंकि | metadata_removed=मेटाडेटा हटाया | rule=नियम | limit=सीमा | approved=अब तक मंज़ूर
attempt=प्रयास
id=पहचान | accepted_at=स्वीकार हुआ | accepted_by=किसने स्वीकारा | access_level=पहुँच स्तर | access_review_id=पहुँच समीक्षा | action=कार्य | action_category=कार्य वर्ग | action_description=कार्य विवरण | actor=कर्ता | actor_id=कर्ता
actor_kind=कर्ता का प्रकार | actor_name=कर्ता का नाम | address_missing=पता नहीं है | admin_id=प्रशासक | admin_name=प्रशासक का नाम | affected_user_ids=प्रभावित लोग | affected_users=प्रभावित लोग | after=बाद में | alert_on_limit_violations=सीमा उल्लंघन पर चेतावनी
allowed_exports=अनुमत एक्सपोर्ट | amount=राशि | api_endpoint=API पता | applies_to_roles=इन भूमिकाओं पर | approval_limit=मंज़ूरी सीमा | daily_approval_limit=दैनिक मंज़ूरी सीमा | daily_limit=दैनिक सीमा | approved_amount=मंज़ूर राशि | approvals=मंज़ूरियाँ | office=पद | admin_user_id=पद | approval_required=मंज़ूरी चाहिए | approved_at=मंज़ूर हुआ | approved_by=किसने मंज़ूर किया | assigned_at=सौंपा गया
assigned_by=किसने सौंपा | attempts=प्रयास | attributes=गुण | available_delta=उपलब्ध में बदलाव | available_quantity=उपलब्ध | avatar_url=चित्र का पता | awb_number=AWB संख्या | backup_contact=वैकल्पिक संपर्क | before=पहले
billing_address=बिलिंग पता | block_keyboard_shortcuts=कुंजी-संयोजन रोकें | blocked=रोका | blur_on_print_screen=स्क्रीन छापने पर धुंधला | booked_at=बुक हुआ | booking_attempts=बुकिंग प्रयास | booking_state=बुकिंग स्थिति | brand=ब्रांड | branding=ब्रांडिंग
business_impact=व्यवसाय पर असर | business_name=व्यवसाय का नाम | can_approve_overrides=छूट मंज़ूर कर सकते हैं | can_copy_data=डेटा नकल कर सकते हैं | can_print=छाप सकते हैं | cancel_reason=रद्द करने का कारण | cancelled_at=रद्द हुआ | cancelled_quantity=रद्द मात्रा
categories_managed=सँभाली श्रेणियाँ | category=श्रेणी | changes=बदलाव | changes_summary=बदलाव का सार | channel=चैनल | channel_id=चैनल | channel_type=चैनल का प्रकार | channel_type_code=चैनल का प्रकार | channel_type_id=चैनल का प्रकार | channels=चैनल
checked_at=जाँचा गया | city=शहर | cod_amount=COD राशि | cod_gateways=COD गेटवे | code=कोड | codes=कोड | collected_amount=वसूली राशि | column=कॉलम | columns_exported=एक्सपोर्ट कॉलम | company=कंपनी | company_name=कंपनी का नाम | completed_at=पूरा हुआ | completed_by=किसने पूरा किया
compliance_flags=अनुपालन चिह्न | config=कॉन्फ़िग | config_schema=कॉन्फ़िग रूपरेखा | confirmed_at=पुष्टि हुई | connected_at=जुड़ा | connection_id=कनेक्शन | content=सामग्री | copy_protection_enabled=नकल से सुरक्षा | cost_price=लागत मूल्य | country=देश
courier_config=कूरियर | courier_config_id=कूरियर | courier_name=कूरियर का नाम | courier_status=कूरियर स्थिति | courier_type_code=कूरियर का प्रकार | created_at=बना | created_by=किसने बनाया | credentials=क्रेडेंशियल | currency=मुद्रा
current_password=मौजूदा पासवर्ड | current_period_end=अवधि का अंत | current_period_start=अवधि की शुरुआत | custom_export_limit=अपनी एक्सपोर्ट सीमा | custom_requests_per_minute=अपनी प्रति मिनट सीमा | customer_email=ग्राहक ई-मेल | customer_name=ग्राहक | customer_phone=ग्राहक फ़ोन
data=डेटा | data_masking_enabled=डेटा मास्किंग | date_format=तारीख़ का रूप | day=दिन | deactivated_at=बंद हुआ | deactivated_by=किसने बंद किया | decided_at=निर्णय हुआ | decided_by=किसने निर्णय किया | decision=निर्णय | decision_note=निर्णय टिप्पणी
default_dimensions=सामान्य आकार | default_weight_grams=सामान्य वज़न (ग्राम) | deleted_at=हटाया गया | deleted_by=किसने हटाया | deleted_by_name=हटाने वाले का नाम | delivered_at=पहुँचा | delivered_quantity=पहुँची मात्रा | delivery_address=डिलीवरी पता | department=विभाग
description=विवरण | details=ब्योरा | device_fingerprint=उपकरण छाप | device_id=उपकरण | device_name=उपकरण का नाम | device_type=उपकरण का प्रकार | dimensions=आकार | disable_right_click=दायाँ क्लिक बंद | disable_text_selection=पाठ चयन बंद | disconnected_at=टूटा
discount_amount=छूट | domain=डोमेन | download_count=डाउनलोड | download_expires_at=डाउनलोड की अंतिम तिथि | download_limit=डाउनलोड सीमा | download_url=डाउनलोड पता | due_at=नियत समय | duration_ms=अवधि (मि.से.) | email=ई-मेल | email_verified_at=ई-मेल जाँचा
emergency_contact=आपात संपर्क | ended=समाप्त | entity_id=वस्तु | entity_type=वस्तु का प्रकार | entry=प्रविष्टि | error=त्रुटि | error_at=त्रुटि हुई | error_code=त्रुटि कोड | error_message=त्रुटि संदेश | estimated_delivery_date=अनुमानित डिलीवरी
event_id=घटना | event_time=घटना समय | event_type=घटना का प्रकार | exempt_roles=छूट वाली भूमिकाएँ | expense_date=खर्च की तारीख़ | expenses=खर्च | expires_at=समाप्ति | export_enabled=एक्सपोर्ट चालू | export_link_expiry_hours=एक्सपोर्ट कड़ी के घंटे
export_requests_per_hour=प्रति घंटा एक्सपोर्ट | export_type=एक्सपोर्ट का प्रकार | external_account=बाहरी खाता | external_fulfilled_quantity=बाहर भेजी मात्रा | external_id=बाहरी पहचान | external_inventory_id=बाहरी स्टॉक पहचान | external_line_id=बाहरी पंक्ति
external_name=बाहरी नाम | external_order_id=बाहरी ऑर्डर पहचान | external_order_number=बाहरी ऑर्डर संख्या | external_product_id=बाहरी उत्पाद पहचान | external_shipment_id=बाहरी शिपमेंट पहचान | external_sku=बाहरी SKU | external_subscription_id=बाहरी सदस्यता
external_updated_at=बाहर बदला | external_variant_id=बाहरी रूप पहचान | failed=विफल | failed_attempts=विफल प्रयास | failed_sign_ins=विफल साइन-इन | feature=सुविधा | feature_code=सुविधा कोड | feature_id=सुविधा | features=सुविधाएँ | fees=शुल्क
field_name=फ़ील्ड का नाम | field_type=फ़ील्ड का प्रकार | fields=फ़ील्ड | file_format=फ़ाइल का रूप | file_size_bytes=फ़ाइल का आकार (बाइट) | files_erased_at=फ़ाइलें मिटीं | filters=फ़िल्टर | filters_applied=लगे फ़िल्टर
held_back=क्यों रोका गया | list=सूची | query=पता | has_provider=बाहर कोई जुड़ा है | force_logout_on_role_change=भूमिका बदलने पर निकालें | format=रूप | fulfilled_quantity=भेजी मात्रा | fulfillment_status=भेजने की स्थिति | gateway_fee_fixed=गेटवे शुल्क (स्थिर) | gateway_fee_percent=गेटवे शुल्क (%) | gross_revenue=सकल आय | gstin=GSTIN
has_stock_shortage=स्टॉक कम है | has_unmatched_items=बेमेल वस्तुएँ हैं | header=शीर्ष | height=ऊँचाई | height_cm=ऊँचाई (सेमी) | hsn_code=HSN कोड | images=चित्र | incoming_delta=आने वाले में बदलाव | incoming_quantity=आने वाला | industry=उद्योग
inventory_id=स्टॉक | invitation_id=निमंत्रण | ip=IP | ip_address=IP पता | ip_allow_list=अनुमत IP | ip_binding_enabled=IP से बाँधें | is_active=सक्रिय | is_backed_up=बैकअप है | is_complete=पूर्ण | is_current=मौजूदा | is_default=डिफ़ॉल्ट | is_enabled=चालू
is_internal=आंतरिक | is_low=कम है | is_owner=मालिक | is_paid=चुकाया | is_system=सिस्टम का | is_trusted=विश्वसनीय | items=वस्तुएँ | items_state=वस्तुओं की स्थिति | job_title=पद | key=कुंजी | keys=कुंजियाँ | kind=प्रकार | label_file=लेबल फ़ाइल
label_url=लेबल का पता | last_activity_at=अंतिम गतिविधि | last_counted_at=अंतिम गिनती | last_error=अंतिम त्रुटि | last_event_at=अंतिम घटना | last_login_at=अंतिम साइन-इन | last_pushed_quantity=अंतिम भेजी मात्रा | last_sign_in_at=अंतिम साइन-इन
last_sync_at=अंतिम सिंक | last_synced_at=अंतिम सिंक | last_used_at=अंतिम उपयोग | leaf_index=पत्ता क्रम | length=लंबाई | length_cm=लंबाई (सेमी) | limits=सीमाएँ | line1=पता पंक्ति 1 | line2=पता पंक्ति 2 | linkedin_url=LinkedIn पता | locale=भाषा
location=स्थान | location_data=स्थान डेटा | location_id=स्थान | locked_until=तब तक बंद | logo_dark=गहरा लोगो | logo_url=लोगो का पता | manager_id=प्रबंधक | manifest_url=मैनिफ़ेस्ट पता | mask_addresses=पते छिपाएँ | mask_email_addresses=ई-मेल छिपाएँ
mask_financial_data=वित्तीय डेटा छिपाएँ | mask_pattern=छिपाने का ढंग | mask_phone_numbers=फ़ोन छिपाएँ | masked_columns=छिपे कॉलम | max_channels=अधिकतम चैनल | max_concurrent_sessions=अधिकतम सत्र | max_connections=अधिकतम कनेक्शन | max_export_rows=अधिकतम एक्सपोर्ट पंक्तियाँ
max_exports_per_day=प्रतिदिन अधिकतम एक्सपोर्ट | max_orders_per_month=प्रतिमाह अधिकतम ऑर्डर | max_users=अधिकतम लोग | message=संदेश | metadata=अतिरिक्त डेटा | mfa_required=दूसरा कारक ज़रूरी | module=भाग | movement_type=हलचल का प्रकार | mrp=MRP | name=नाम
net_revenue=शुद्ध आय | new_password=नया पासवर्ड | new_values=नए मान | note=टिप्पणी | notes=टिप्पणियाँ | notification_preferences=सूचना पसंद | occurred_at=कब हुआ | old_values=पुराने मान | order=ऑर्डर | order_date=ऑर्डर की तारीख़ | order_id=ऑर्डर
order_item_id=ऑर्डर वस्तु | order_number=ऑर्डर संख्या | orders=ऑर्डर | other_costs=अन्य लागत | otp=कोड | outcome=परिणाम | override_reason=छूट का कारण | owner=मालिक | package_count=डिब्बे | packs=पैक | paid_amount=चुकाई राशि | password=पासवर्ड
payment_gateway=भुगतान गेटवे | payment_gateway_fee=गेटवे शुल्क | payment_method=भुगतान का ढंग | payment_provider=भुगतान प्रदाता | payment_reference=भुगतान संदर्भ | payment_status=भुगतान स्थिति | permission_code=अनुमति कोड | permissions=अनुमतियाँ
phone=फ़ोन | picked_at=उठाया गया | pickup_address=पिकअप पता | pickup_location=पिकअप स्थान | pickup_scheduled_date=पिकअप की तारीख़ | plan=प्लान | plan_code=प्लान कोड | plan_id=प्लान | platform_fee=प्लेटफ़ॉर्म शुल्क
platform_fee_fixed=प्लेटफ़ॉर्म शुल्क (स्थिर) | platform_fee_percent=प्लेटफ़ॉर्म शुल्क (%) | polled_at=अंतिम पूछताछ | position=क्रम | postal_code=पिन कोड | prefix=उपसर्ग | previous_status=पिछली स्थिति | price_monthly=मासिक मूल्य | price_yearly=वार्षिक मूल्य
primary_color=मुख्य रंग | processed_at=संसाधित हुआ | product=उत्पाद | product_cost=उत्पाद लागत | product_id=उत्पाद | profile=प्रोफ़ाइल | profit=लाभ | provider=प्रदाता | pull_orders=ऑर्डर लाएँ | purchase_order_id=खरीद आदेश | push_inventory=स्टॉक भेजें
quantity=मात्रा | quarter=तिमाही | raw_data=मूल डेटा | reaction=प्रतिक्रिया | reason=कारण | receipt_bytes=रसीद का आकार | receipt_type=रसीद का प्रकार | receipt_url=रसीद का पता | received_at=मिला | reference_id=संदर्भ | reference_type=संदर्भ का प्रकार
refund_amount=वापसी राशि | refunded_amount=लौटाई राशि | regions_managed=सँभाले क्षेत्र | regulatory_impact=नियामक असर | remember_device=उपकरण याद रखें | reorder_point=पुनः आदेश बिंदु | reorder_quantity=पुनः आदेश मात्रा | request_id=अनुरोध
request_method=अनुरोध विधि | request_path=अनुरोध पथ | request_payload=अनुरोध सामग्री | requests_per_minute=प्रति मिनट अनुरोध | require_approval_threshold=मंज़ूरी की सीमा | require_watermark=जलचिह्न ज़रूरी | requires_shipping=भेजना है
reserved_delta=आरक्षित में बदलाव | reserved_quantity=आरक्षित | resource=संसाधन | resource_id=संसाधन | resource_identifier=संसाधन पहचान | resource_name=संसाधन का नाम | resource_type=संसाधन का प्रकार | response=उत्तर | response_code=उत्तर कोड
response_time_ms=उत्तर समय (मि.से.) | restock=स्टॉक में लौटाएँ | returned_at=वापस हुआ | returned_quantity=वापस मात्रा | revenue_date=आय की तारीख़ | revoked_at=वापस लिया | revoked_by=किसने वापस लिया | risk_level=जोखिम स्तर | risk_score=जोखिम अंक
role=भूमिका | role_id=भूमिका | role_ids=भूमिकाएँ | roles=भूमिकाएँ | row_count=पंक्तियाँ | rows=पंक्तियाँ | rto_delivered_at=RTO पहुँचा | rto_initiated_at=RTO शुरू | rto_reason=RTO कारण | schema_name=स्कीमा | sealed_at=मुहर लगी | secret=गुप्त
security_clearance=सुरक्षा स्तर | selling_price=विक्रय मूल्य | seq=क्रम | session_id=सत्र | session_timeout_minutes=सत्र समय (मिनट) | settings=सेटिंग | severity=गंभीरता | shipment_id=शिपमेंट | shipment_number=शिपमेंट संख्या | shipments=शिपमेंट
shipped_at=भेजा | shipping_address=डिलीवरी पता | shipping_amount=शिपिंग राशि | shipping_charges=शिपिंग शुल्क | shipping_cost=शिपिंग लागत | signature=हस्ताक्षर | size=आकार | sku=SKU | slug=छोटा नाम | sort_order=क्रम | source=स्रोत | state=राज्य
state_code=राज्य कोड | status=स्थिति | status_code=स्थिति कोड | status_reason=स्थिति का कारण | street_address=सड़क का पता | subcategory=उपश्रेणी | subject=विषय | subscription=सदस्यता | subtotal=उप-योग | superseded_at=बदला गया
support_email=सहायता ई-मेल | sync_error=सिंक त्रुटि | sync_status=सिंक स्थिति | tags=टैग | tax_amount=कर | tax_rate=कर दर | taxes_included=कर सहित | tenant_id=टेनेंट | tenant_created_at=टेनेंट बना | tenant_deleted_at=टेनेंट हटा | terminated_at=समाप्त हुआ
terminated_by=किसने समाप्त किया | termination_reason=समाप्ति का कारण | text=पाठ | theme=रूप | time_zone=समय क्षेत्र | timezone=समय क्षेत्र | topic=विषय | total=कुल | total_amount=कुल राशि | tracking_url=ट्रैकिंग पता | transport=माध्यम | transports=माध्यम
tree_size=वृक्ष का आकार | trial_days=ट्रायल के दिन | trial_ends_at=ट्रायल का अंत | trusted_device_days=विश्वसनीय दिन | two_factor_required=दूसरा कारक ज़रूरी | type=प्रकार | unit=इकाई | unit_cost=प्रति नग लागत | unit_price=प्रति नग मूल्य | until=तक
updated_at=बदला | user=व्यक्ति | user_agent=ब्राउज़र | user_id=व्यक्ति | user_name=व्यक्ति का नाम | users=लोग | variant=रूप | variant_id=रूप | version=संस्करण | view_full_data=पूरा डेटा देखें | violation_type=उल्लंघन का प्रकार
warehouse_location=गोदाम | warnings=चेतावनियाँ | watermark_text=जलचिह्न पाठ | webhook_path=वेबहुक पथ | website_url=वेबसाइट | weight_grams=वज़न (ग्राम) | width=चौड़ाई | width_cm=चौड़ाई (सेमी) | to=किसे | file=फ़ाइल | body=सामग्री | external_variant=बाहरी रूप
access=पहुँच | review=समीक्षा | success=सफल | manager=प्रबंधक | creator=बनाने वाला | endpoint=API पता | shipment=शिपमेंट | approver=मंज़ूर करने वाला | movements=हलचल | reservations=आरक्षण | inviter=बुलाने वाला | network=नेटवर्क
latitude=अक्षांश | longitude=देशांतर | history=इतिहास | variants=रूप | inventory=स्टॉक | title=शीर्षक | reasons=कारण | violation_id=उल्लंघन | occurrences=कितनी बार | last_seen_at=अंतिम बार | acknowledged_at=संज्ञान लिया | acknowledged_by=किसने संज्ञान लिया
resolved_at=सुलझा | resolved_by=किसने सुलझाया | resolution=समाधान | violation=उल्लंघन | tracking=ट्रैकिंग | public-key=सार्वजनिक कुंजी | general=सामान्य | flows=सार | sales=बिक्री | catalog=कैटलॉग | platform=प्लेटफ़ॉर्म | identity=टीम | kernel=सिस्टम | order_item=ऑर्डर की वस्तु | restrictions=रोक | hook=वेबहुक
max_file_bytes=फ़ाइल की सीमा (बाइट) | allowed_types=अनुमत प्रकार | allow_unscanned=बिना जाँच अनुमति | temporary_days=अस्थायी दिन | record_type=रिकॉर्ड का प्रकार | record_id=रिकॉर्ड | original_filename=मूल नाम | file_size=आकार (बाइट) | mime_type=प्रकार
file_hash=फ़ाइल हैश | file_category=श्रेणी | is_public=सार्वजनिक | is_temporary=अस्थायी | virus_scan_status=वायरस जाँच | virus_scan_result=जाँच परिणाम | label_file_id=लेबल फ़ाइल
valid_minutes=कितने मिनट चले | existing=पहले से हो तो | change=बदलाव | import_from=कब से लाएँ | api_secret=API सीक्रेट | misbehave=कैसे विफल हो | abandon_shipments=शिपमेंट छोड़ दें | renew=नया बनाएँ | ids=कौन-से | dashboard_layout=डैशबोर्ड का रूप
passkey_id=पासकी | credential=क्रेडेंशियल | rawId=मूल id | authenticatorAttachment=प्रमाणक का प्रकार | clientExtensionResults=ब्राउज़र के परिणाम | clientDataJSON=ब्राउज़र का डेटा | attestationObject=प्रमाणक का डेटा | sort=क्रम | grace_days=छूट के दिन | paid_days=भुगतान के दिन
event_ids=घटनाएँ | next=अगला | entry_id=प्रविष्टि | first=पहला | second=दूसरा | confirm=पुष्टि | fresh=नई बनाएँ | master_key=मुख्य कुंजी | max_storage_mb=स्टोरेज (MB) | max_ndr_per_day=प्रतिदिन NDR
aadhaar_pan=आधार/PAN | bank_account=बैंक खाता | full_address=पूरा पता
`);

export const names: Names = { resources, fields, values, commands };
