import type { Sentences } from '../sentences.ts';

/** What the shipping pack says of its fields and commands, in Hindi. */
export const help: Sentences = {
  'Couriers this business has connected. Shipments are booked through one of them.': 'इस व्यवसाय के जोड़े कूरियर। शिपमेंट इन्हीं में से एक से बुक होते हैं।',
  'Identifies the courier connection; also the last part of its webhook address.': 'कूरियर कनेक्शन की पहचान; उसके वेबहुक पते का अंतिम भाग भी।',
  "Which courier service it is, a code of the platform's courier types.": 'कौन-सी कूरियर सेवा है, प्लेटफ़ॉर्म के कूरियर प्रकारों का कोड।',
  'What the business calls this connection; unique among those in use.': 'व्यवसाय इस कनेक्शन को क्या कहता है; चालू कनेक्शनों में अनूठा।',
  'connected: in use. error: the courier refused the last sign-in or booking, see error. disconnected: kept for its shipments only.':
    'connected: उपयोग में। error: कूरियर ने अंतिम साइन-इन या बुकिंग से मना किया, देखें error। disconnected: केवल उसके शिपमेंट के लिए रखा है।',
  'Whether new shipments may use it; false once it is disconnected.': 'क्या नए शिपमेंट इससे जा सकते हैं; टूटने के बाद false।',
  'Used when a shipment names no courier. At most one connection is the default.':
    'जब शिपमेंट में कूरियर न बताया गया हो तब उपयोग होता है। अधिक से अधिक एक डिफ़ॉल्ट।',
  'Preferences that are no secrets: pick-up location and address, default parcel weight and size.':
    'पसंद, जो गुप्त नहीं हैं: पिकअप स्थान और पता, पार्सल का सामान्य वज़न और आकार।',
  'Name of the pick-up place as registered with the courier; default Primary.': 'पिकअप स्थान का नाम, जैसा कूरियर के यहाँ दर्ज है; डिफ़ॉल्ट Primary।',
  'Who receives or hands over.': 'कौन लेगा या सौंपेगा।',
  'Telephone number.': 'फ़ोन नंबर।',
  'Street and number.': 'सड़क और संख्या।',
  'Short form of the state.': 'राज्य का संक्षिप्त रूप।',
  'Postal code (PIN).': 'डाक कोड (पिन)।',
  'ISO 3166-1 alpha-2 code, such as IN.': 'ISO 3166-1 के दो अक्षर, जैसे IN।',
  'Weight of the whole shipment in grams.': 'पूरे शिपमेंट का वज़न, ग्राम में।',
  'Outer size of the parcel.': 'पार्सल का बाहरी आकार।',
  'Length in centimetres.': 'लंबाई, सेंटीमीटर में।',
  'Width in centimetres.': 'चौड़ाई, सेंटीमीटर में।',
  'Height in centimetres.': 'ऊँचाई, सेंटीमीटर में।',
  'Sandbox courier only: how it fails when a parcel is booked, to see what happens then.':
    'केवल सैंडबॉक्स कूरियर: पार्सल बुक करते समय कैसे विफल हो, ताकि देखा जा सके कि तब क्या होता है।',
  'Why the courier refused us last; empty while all is well.': 'कूरियर ने अंतिम बार हमें क्यों मना किया; सब ठीक हो तो खाली।',
  'When the courier refused us last.': 'कूरियर ने अंतिम बार हमें कब मना किया।',
  'When the courier first answered to the credentials in use; empty while it is being asked.':
    'कूरियर ने चालू क्रेडेंशियल पर पहली बार कब उत्तर दिया; जब तक उससे पूछा जा रहा है, खाली।',
  'When the credentials in use were given.': 'चालू क्रेडेंशियल कब दिए गए।',
  'When it was disconnected; empty while in use.': 'कब तोड़ा गया; उपयोग में हो तो खाली।',
  'The person who connected it.': 'जोड़ने वाला व्यक्ति।',
  'When the connection was first made.': 'कनेक्शन पहली बार कब बना।',
  'When anything about the connection changed last.': 'कनेक्शन में कुछ भी अंतिम बार कब बदला।',
  'Connect a courier.': 'कूरियर जोड़ें।',
  'Code of the courier type, such as shiprocket or sandbox.': 'कूरियर प्रकार का कोड, जैसे shiprocket या sandbox।',
  'What you call this connection.': 'आप इस कनेक्शन को क्या कहते हैं।',
  "Sign-in data, as the courier type's config_schema asks. Sealed at once and never shown again.":
    'साइन-इन जानकारी, जैसा कूरियर प्रकार का config_schema माँगता है। तुरंत सील हो जाती है और फिर कभी नहीं दिखती।',
  'Preferences that are no secrets.': 'पसंद, जो गुप्त नहीं हैं।',
  'Use it where a shipment names no courier. The first connection is the default anyway.':
    'जब शिपमेंट में कूरियर न बताया गया हो तब इसका उपयोग करें। पहला कनेक्शन यूँ भी डिफ़ॉल्ट होता है।',
  'Change one of courier configs.': 'कूरियर कनेक्शन बदलें।',
  'Give a courier connection new credentials.': 'कूरियर कनेक्शन को नए क्रेडेंशियल दें।',
  'Use this courier where a shipment names none.': 'जब शिपमेंट में कूरियर न बताया गया हो तब इस कूरियर का उपयोग करें।',
  'Disconnect a courier and erase its credentials; its shipments stay.': 'कूरियर का कनेक्शन तोड़ें और उसके क्रेडेंशियल मिटाएँ; उसके शिपमेंट रहेंगे।',
  'Disconnect even though shipments are under way; there will be no more news of them.':
    'शिपमेंट रास्ते में हों तब भी तोड़ें; उनकी आगे कोई सूचना नहीं आएगी।',
  'Show where the courier must send tracking webhooks, and the token it must send with them.':
    'दिखाएँ कि कूरियर को ट्रैकिंग वेबहुक कहाँ भेजने हैं, और साथ में कौन-सा टोकन।',
  'Make a new token; the old one stops working at once.': 'नया टोकन बनाएँ; पुराना तुरंत काम करना बंद कर देगा।',
  'Parcels on their way from this business to its customers, each for one order.':
    'इस व्यवसाय से ग्राहकों की ओर जाते पार्सल, हर एक एक ऑर्डर के लिए।',
  'Identifies the shipment.': 'शिपमेंट की पहचान।',
  'The number people and couriers use for this shipment.': 'लोग और कूरियर इस शिपमेंट के लिए जिस संख्या का उपयोग करते हैं।',
  'The order it delivers, whole or in part.': 'जिस ऑर्डर को यह पहुँचाता है, पूरा या कुछ भाग।',
  'The courier connection that carries it.': 'जो कूरियर कनेक्शन इसे ले जा रहा है।',
  "Where the parcel is, told by the courier's scans: created, manifested, picked, in_transit, out_for_delivery, undelivered (an attempt failed), delivered, rto_initiated, rto_in_transit, rto_delivered (back with us), lost, cancelled.":
    'पार्सल कहाँ है, कूरियर के स्कैन से: बना, मैनिफ़ेस्ट में, उठाया, रास्ते में, डिलीवरी के लिए निकला, नहीं पहुँचा (एक कोशिश विफल), पहुँचा, RTO शुरू, वापसी के रास्ते में, RTO पहुँचा (हमारे पास), खोया, रद्द।',
  'Whether the courier has taken the booking: pending (being booked), booked, failed (see last_error; can be retried), cancelled.':
    'क्या कूरियर ने बुकिंग ली: लंबित (बुक हो रही), बुक, विफल (देखें last_error; फिर कोशिश हो सकती है), रद्द।',
  'How often the booking was tried.': 'बुकिंग कितनी बार आज़माई गई।',
  'What went wrong last between us and the courier; empty when all is well.': 'हमारे और कूरियर के बीच अंतिम गड़बड़ी; सब ठीक हो तो खाली।',
  "Air waybill number, the courier's name for the parcel; printed as the label's barcode.":
    'एयर वेबिल संख्या (AWB), पार्सल के लिए कूरियर का नाम; लेबल पर बारकोड में छपती है।',
  'The carrier that moves the parcel, where the courier service chooses among several.':
    'पार्सल ले जाने वाली कंपनी, जहाँ कूरियर सेवा कई में से चुनती है।',
  "The courier's own words of its latest scan, shown even where Serai does not know them.":
    'अंतिम स्कैन पर कूरियर के अपने शब्द, Serai उन्हें न जाने तब भी।',
  'Page where the customer can follow the parcel.': 'पृष्ठ जहाँ ग्राहक पार्सल को ट्रैक कर सकता है।',
  'Where the courier keeps its own label, if it makes one. GET /v1/shipments/{id}/label serves ours.':
    'कूरियर अपना लेबल कहाँ रखता है, यदि बनाता है। हमारा GET /v1/shipments/{id}/label से मिलता है।',
  'The stored label PDF; empty until the parcel is booked.': 'रखा हुआ लेबल PDF; पार्सल बुक होने तक खाली।',
  'Where the courier keeps the manifest, the list of parcels handed over.': 'कूरियर मैनिफ़ेस्ट कहाँ रखता है, यानी सौंपे गए पार्सलों की सूची।',
  'Outer size of the parcel: length_cm, width_cm and height_cm.': 'पार्सल का बाहरी आकार: length_cm, width_cm और height_cm।',
  'How many boxes it consists of.': 'इसमें कितने डिब्बे हैं।',
  'Where the courier collects it.': 'कूरियर इसे कहाँ से उठाएगा।',
  'Where it goes, copied from the order when the shipment was made.': 'कहाँ जाएगा, शिपमेंट बनते समय ऑर्डर से लिया गया।',
  'Day the courier expects to deliver.': 'कूरियर किस दिन पहुँचाने की अपेक्षा करता है।',
  'Day the courier promised to collect.': 'कूरियर ने किस दिन उठाने का वादा किया।',
  'When the courier took the booking.': 'कूरियर ने बुकिंग कब ली।',
  'When the courier first had the parcel in hand.': 'पार्सल पहली बार कूरियर के हाथ कब आया।',
  'When the customer received it.': 'ग्राहक को कब मिला।',
  'When the return to origin began.': 'प्रेषक की ओर वापसी कब शुरू हुई।',
  'When the parcel was back with the business.': 'पार्सल व्यवसाय के पास कब लौटा।',
  "Why it came back: the courier's words of the first return scan or of the failed attempt before it.":
    'क्यों लौटा: पहले वापसी स्कैन या उससे पहले की विफल कोशिश पर कूरियर के शब्द।',
  'When the shipment was cancelled.': 'शिपमेंट कब रद्द हुआ।',
  'Why it was cancelled; told to the courier.': 'क्यों रद्द हुआ; कूरियर को बताया जाता है।',
  'What the courier charges for it, in currency.': 'कूरियर इसका जो लेता है, currency में।',
  'Cash the courier collects on delivery, in currency; 0 for prepaid orders.':
    'डिलीवरी पर कूरियर जो नकद लेता है, currency में; अग्रिम भुगतान वाले ऑर्डर के लिए 0।',
  "ISO 4217 currency of the shipment's amounts, the order's currency.": 'शिपमेंट की राशियों की मुद्रा, ISO 4217; ऑर्डर वाली।',
  "The courier's id of the shipment.": 'शिपमेंट की कूरियर वाली id।',
  "The courier's id of its order that holds the shipment.": 'कूरियर के उस ऑर्डर की id जिसमें यह शिपमेंट है।',
  'What became of its items: held (they count as fulfilled), delivered (their stock is deducted), given_back (cancelled or returned; they can be shipped again).':
    'वस्तुओं का क्या हुआ: held (भेजी मानी जाती हैं), delivered (स्टॉक घट गया), given_back (रद्द या वापस; फिर भेजी जा सकती हैं)।',
  'Time of the latest scan the courier reported.': 'कूरियर के अंतिम स्कैन का समय।',
  'When the courier was last asked for news because none had come.': 'कोई सूचना न आने पर कूरियर से अंतिम बार कब पूछा गया।',
  'The person who made the shipment.': 'शिपमेंट बनाने वाला व्यक्ति।',
  'When the shipment was made.': 'शिपमेंट कब बना।',
  'When anything about it changed last.': 'इसमें कुछ भी अंतिम बार कब बदला।',
  'Ship an order, whole or in part, and book the courier.': 'ऑर्डर भेजें, पूरा या कुछ भाग, और कूरियर बुक करें।',
  'The order to ship; it must be confirmed.': 'भेजा जाने वाला ऑर्डर; उसकी पुष्टि हो चुकी हो।',
  'What to send; default: everything not sent yet.': 'क्या भेजना है; डिफ़ॉल्ट: जो कुछ अभी नहीं भेजा गया।',
  'Item of the order.': 'ऑर्डर की वस्तु।',
  'Units of it to send.': 'उसके कितने नग भेजने हैं।',
  'Courier connection; default: the default one.': 'कूरियर कनेक्शन; डिफ़ॉल्ट: मुख्य वाला।',
  'Boxes; default 1.': 'डिब्बे; डिफ़ॉल्ट 1।',
  'Change one of shipments.': 'शिपमेंट बदलें।',
  'Cancel a shipment that has not been picked up; its items can be shipped again.':
    'जो शिपमेंट उठाया नहीं गया उसे रद्द करें; उसकी वस्तुएँ फिर भेजी जा सकेंगी।',
  'Try again to book a shipment whose booking failed.': 'जिस शिपमेंट की बुकिंग विफल हुई, उसे फिर बुक करें।',
  'Ask the courier to collect the parcel.': 'कूरियर से पार्सल उठाने को कहें।',
  'Ask the courier for the manifest, the list to hand over with the parcels.': 'कूरियर से मैनिफ़ेस्ट माँगें, यानी पार्सलों के साथ सौंपी जाने वाली सूची।',
  'Ask the courier for news of this shipment now.': 'कूरियर से इस शिपमेंट की ताज़ा स्थिति अभी पूछें।',
  'The shipping label, to print and stick on the parcel.': 'शिपिंग लेबल, छापकर पार्सल पर चिपकाने के लिए।',
  'What a shipment contains: items of its order with quantities.': 'शिपमेंट में क्या है: उसके ऑर्डर की वस्तुएँ, मात्रा के साथ।',
  'Identifies the line.': 'पंक्ति की पहचान।',
  'The shipment that contains it.': 'किस शिपमेंट में है।',
  'The order item that is sent.': 'ऑर्डर की जो वस्तु भेजी जाती है।',
  'How many units of it are in this shipment.': 'इस शिपमेंट में उसके कितने नग हैं।',
  'When the line was made.': 'पंक्ति कब बनी।',
  'Scans of shipments as the courier reported them, each kept once whatever the order and number of its deliveries.':
    'शिपमेंट के स्कैन, जैसे कूरियर ने बताए; हर एक एक ही बार रखा जाता है, चाहे जिस क्रम में और जितनी बार आए।',
  'Identifies the scan.': 'स्कैन की पहचान।',
  'The shipment that was scanned.': 'जिस शिपमेंट का स्कैन हुआ।',
  'What the scan means for the shipment, as one of its statuses; empty where Serai does not know the code, which then changes nothing.':
    'स्कैन का शिपमेंट के लिए क्या अर्थ है, उसकी स्थितियों में से एक; Serai कोड न जाने तो खाली, और तब कुछ नहीं बदलता।',
  "The courier's own words for the status.": 'स्थिति के लिए कूरियर के अपने शब्द।',
  "The courier's own code, as it came.": 'कूरियर का अपना कोड, जैसा आया।',
  "Where the scan happened, in the courier's words.": 'स्कैन कहाँ हुआ, कूरियर के शब्दों में।',
  "What happened, in the courier's words.": 'क्या हुआ, कूरियर के शब्दों में।',
  'When it happened; the time of receipt where the courier gave no readable time.': 'कब हुआ; कूरियर ने पढ़ने योग्य समय न दिया हो तो मिलने का समय।',
  'How it was learnt: webhook (the courier told us), poll (we asked), serai (done here).':
    'कैसे पता चला: webhook (कूरियर ने बताया), poll (हमने पूछा), serai (यहीं किया गया)।',
  'The scan exactly as the courier sent it.': 'स्कैन, ठीक जैसा कूरियर ने भेजा।',
  'When it was stored.': 'कब सहेजा गया।',
};
