import type { Sentences } from '../sentences.ts';

/** What the catalog pack says of its fields and commands, in Hindi. */
export const help: Sentences = {
  'What the business sells. A product with variants is their common parent; without variants it is sold and stocked itself.':
    'व्यवसाय जो बेचता है। रूपों वाला उत्पाद उनका मूल है; बिना रूपों के वह स्वयं बिकता और स्टॉक में रहता है।',
  'Identifier of the product.': 'उत्पाद की पहचान।',
  "Stock keeping unit: the business's own code, unique among products that are not deleted, whatever its case.":
    'SKU: व्यवसाय का अपना कोड; जो उत्पाद हटाए नहीं गए उनमें अनूठा, छोटे-बड़े अक्षर एक माने जाते हैं।',
  'Name as customers see it.': 'नाम, जैसा ग्राहकों को दिखता है।',
  'Longer text about the product.': 'उत्पाद के बारे में लंबा विवरण।',
  'Category the business files it under.': 'व्यवसाय इसे किस श्रेणी में रखता है।',
  'Brand or maker.': 'ब्रांड या निर्माता।',
  'Weight of one packed unit, in grams.': 'पैक किए एक नग का वज़न, ग्राम में।',
  'Size of one packed unit: length, width and height as numbers, and their unit (cm, mm, in).':
    'पैक किए एक नग का आकार: लंबाई, चौड़ाई और ऊँचाई संख्या में, और उनकी इकाई (cm, mm, in)।',
  'Code of the Harmonized System (HSN in India) for tax and customs.': 'कर और सीमा शुल्क के लिए HSN कोड।',
  "What one unit costs the business, without tax, in the product's currency. Order items take a copy when the order arrives.":
    'व्यवसाय को एक नग कितने का पड़ता है, कर के बिना, उत्पाद की मुद्रा में। ऑर्डर आने पर उसकी वस्तुएँ इसकी प्रति रखती हैं।',
  "Usual price of one unit, in the product's currency.": 'एक नग का सामान्य मूल्य, उत्पाद की मुद्रा में।',
  "Maximum retail price printed on the pack, in the product's currency.": 'पैक पर छपा अधिकतम खुदरा मूल्य (MRP), उत्पाद की मुद्रा में।',
  'ISO 4217 code of all prices of the product and its variants.': 'उत्पाद और उसके रूपों के सभी मूल्यों की मुद्रा, ISO 4217 कोड।',
  'GST or VAT rate in percent: 18.00 means 18 %.': 'GST या VAT की दर प्रतिशत में: 18.00 यानी 18 %।',
  'Addresses of pictures, the main one first.': 'चित्रों के पते, मुख्य चित्र पहले।',
  'Further properties by name, such as colour or material.': 'और गुण, नाम के साथ, जैसे रंग या सामग्री।',
  'Whether it is on sale. Orders for a product that is not are still matched to it.':
    'बिक्री में है या नहीं। बिक्री में न हो तब भी उसके ऑर्डर उससे मिलाए जाते हैं।',
  'Create one of products.': 'उत्पाद बनाएँ।',
  'Change one of products.': 'उत्पाद बदलें।',
  'Add or update products from a CSV file.': 'CSV फ़ाइल से उत्पाद जोड़ें या अपडेट करें।',
  'UTF-8 text, comma-separated, with a header line naming some of: sku, name, description, category, brand, weight_grams, length, width, height, dimension_unit, hsn_code, cost_price, selling_price, mrp, currency, tax_rate, images, attributes, is_active; sku and name must be there. Images are separated by |, attributes are a JSON object. At most 10000 rows.':
    'UTF-8 पाठ, अल्पविराम से अलग, पहली पंक्ति में इनमें से कुछ कॉलम: sku, name, description, category, brand, weight_grams, length, width, height, dimension_unit, hsn_code, cost_price, selling_price, mrp, currency, tax_rate, images, attributes, is_active; sku और name ज़रूरी हैं। चित्र | से अलग, attributes एक JSON object। अधिकतम 10000 पंक्तियाँ।',
  'What to do with a SKU that exists: report the row (refuse, the default), or update the columns that the file has.':
    'SKU पहले से हो तो क्या करें: पंक्ति को गलती बताएँ (refuse, डिफ़ॉल्ट), या फ़ाइल के कॉलम अपडेट करें।',
  'The sizes, colours and other forms of a product that are sold and stocked separately.':
    'उत्पाद के आकार, रंग और दूसरे रूप, जो अलग बिकते और स्टॉक में रहते हैं।',
  'Identifier of the variant.': 'रूप की पहचान।',
  'Product it is a form of.': 'किस उत्पाद का रूप है।',
  'Stock keeping unit of the variant, unique among variants that are not deleted, whatever its case.':
    'रूप का SKU; जो रूप हटाए नहीं गए उनमें अनूठा, छोटे-बड़े अक्षर एक माने जाते हैं।',
  'Name of the variant, such as "Red / M".': 'रूप का नाम, जैसे "लाल / M"।',
  'What sets it apart, by name: colour, size.': 'यह किन बातों में अलग है, नाम के साथ: रंग, आकार।',
  "What one unit costs the business, without tax; empty: the product's.": 'व्यवसाय को एक नग कितने का पड़ता है, कर के बिना; खाली: उत्पाद वाला।',
  "Usual price of one unit; empty: the product's.": 'एक नग का सामान्य मूल्य; खाली: उत्पाद वाला।',
  "Maximum retail price printed on the pack; empty: the product's.": 'पैक पर छपा अधिकतम खुदरा मूल्य (MRP); खाली: उत्पाद वाला।',
  "ISO 4217 code of the prices; always the product's.": 'मूल्यों की मुद्रा, ISO 4217 कोड; सदा उत्पाद वाली।',
  "Weight of one packed unit, in grams; empty: the product's.": 'पैक किए एक नग का वज़न, ग्राम में; खाली: उत्पाद वाला।',
  'Whether it is on sale.': 'बिक्री में है या नहीं।',
  'Create one of product variants.': 'उत्पाद का रूप बनाएँ।',
  'Change one of product variants.': 'उत्पाद का रूप बदलें।',
  'How much of a product or variant lies at one location. Each quantity equals the sum of its stock movements.':
    'एक स्थान पर किसी उत्पाद या रूप के कितने नग हैं। हर मात्रा अपनी स्टॉक हलचल के जोड़ के बराबर होती है।',
  'Identifier of the stock row.': 'स्टॉक पंक्ति की पहचान।',
  'Product in stock.': 'कौन-सा उत्पाद स्टॉक में है।',
  'Variant in stock; empty for a product without variants.': 'कौन-सा रूप स्टॉक में है; बिना रूपों वाले उत्पाद के लिए खाली।',
  'Warehouse or shelf; empty where the business has only one place.': 'गोदाम या शेल्फ़; व्यवसाय का एक ही स्थान हो तो खाली।',
  'Units free to be sold.': 'बेचने के लिए मुक्त नग।',
  'Units promised to orders and not yet delivered.': 'ऑर्डरों के लिए अलग रखे नग जो अभी नहीं पहुँचे।',
  'Units ordered from suppliers and not yet received.': 'आपूर्तिकर्ताओं से मँगाए नग जो अभी नहीं मिले।',
  'Available units at or below which it is time to order more; empty: never.':
    'उपलब्ध नग इतने या कम रह जाएँ तो और मँगाने का समय है; खाली: कभी नहीं।',
  'Units to order then.': 'तब कितने नग मँगाने हैं।',
  'Whether the available units are at or below the reorder point.': 'क्या उपलब्ध नग पुनः आदेश बिंदु पर या उससे नीचे हैं।',
  'When the available units were last counted by hand.': 'उपलब्ध नग अंतिम बार हाथ से कब गिने गए।',
  'When the stock row was created.': 'स्टॉक पंक्ति कब बनी।',
  'Create one of inventory.': 'स्टॉक पंक्ति बनाएँ।',
  'Change one of inventory.': 'स्टॉक पंक्ति बदलें।',
  'Correct the available units by a difference.': 'उपलब्ध नग अंतर से ठीक करें।',
  'Units to add; negative: to take away.': 'जोड़ने के नग; ऋणात्मक: घटाने के।',
  'Why, in words: damaged, found, given as a sample.': 'कारण, शब्दों में: खराब हुआ, मिला, नमूने में दिया।',
  'What it is booked as; default adjustment. A sale takes away, a return or a purchase adds.':
    'किस रूप में दर्ज हो; डिफ़ॉल्ट समायोजन। बिक्री घटाती है, वापसी या खरीद बढ़ाती है।',
  'Set the available units to what was counted.': 'उपलब्ध नग उतने करें जितने गिने गए।',
  'Units found on the shelf that are not put by for an order.': 'शेल्फ़ पर मिले नग जो किसी ऑर्डर के लिए अलग नहीं रखे।',
  'Kept with the movement.': 'हलचल के साथ रखा जाएगा।',
  'Move available units to another location.': 'उपलब्ध नग दूसरे स्थान पर भेजें।',
  'Location the units go to; null is the place without a name. Its stock row is made if need be.':
    'नग किस स्थान पर जाएँगे; null यानी बिना नाम का स्थान। ज़रूरत हो तो उसकी स्टॉक पंक्ति बन जाएगी।',
  'Units to move.': 'भेजने के नग।',
  'Note units that a supplier will deliver.': 'आपूर्तिकर्ता से आने वाले नग लिखें।',
  'Units ordered; negative: units that will not come after all.': 'मँगाए नग; ऋणात्मक: जो अब नहीं आएँगे।',
  'Id of the purchase order, in whatever system it lives.': 'खरीद आदेश की id, वह जिस भी सिस्टम में हो।',
  'Take in delivered goods: incoming units become available.': 'आया माल लें: आने वाले नग उपलब्ध हो जाते हैं।',
  'Units received. More than were expected are available all the same.': 'मिले नग। अपेक्षा से अधिक मिलें तब भी सब उपलब्ध होंगे।',
  'Every change of stock, never altered: what moved between available, reserved and incoming, why, and who did it.':
    'स्टॉक का हर बदलाव, जो फिर कभी नहीं बदलता: उपलब्ध, आरक्षित और आने वाले के बीच क्या गया, क्यों, और किसने किया।',
  'Identifier of the movement.': 'हलचल की पहचान।',
  'Stock row that changed.': 'जो स्टॉक पंक्ति बदली।',
  'What happened: reserve, release and deduct serve orders; sale and return move free stock directly; adjustment, count and sync correct it; transfer moves it between locations; expect, receive and purchase bring it in.':
    'क्या हुआ: reserve, release और deduct ऑर्डरों के लिए; sale और return मुक्त स्टॉक सीधे बदलते हैं; adjustment, count और sync उसे ठीक करते हैं; transfer स्थान बदलता है; expect, receive और purchase माल लाते हैं।',
  'Units moved, without sign: the largest of the three changes.': 'कितने नग, बिना चिह्न के: तीनों बदलावों में सबसे बड़ा।',
  'Change of the available units.': 'उपलब्ध नगों में बदलाव।',
  'Change of the reserved units.': 'आरक्षित नगों में बदलाव।',
  'Change of the incoming units.': 'आने वाले नगों में बदलाव।',
  'What caused it: order_item, order, purchase_order, adjustment, return_order, transfer, and so on.':
    'किससे हुआ: order_item, order, purchase_order, adjustment, return_order, transfer, आदि।',
  'Identifier of what caused it.': 'जिससे हुआ उसकी पहचान।',
  'Reason in words.': 'कारण, शब्दों में।',
  'Person who did it; empty when the system did.': 'किस व्यक्ति ने किया; सिस्टम ने किया हो तो खाली।',
  'When it happened.': 'कब हुआ।',
  'Who holds the reserved units of a stock row. Its open quantities add up to the reserved units.':
    'स्टॉक पंक्ति के आरक्षित नग किसके लिए हैं। खुली मात्राओं का जोड़ आरक्षित नगों के बराबर होता है।',
  'Identifier of the reservation.': 'आरक्षण की पहचान।',
  'Stock row the units lie in.': 'नग किस स्टॉक पंक्ति में हैं।',
  'What they are held for, usually order_item.': 'किसके लिए रखे हैं, प्रायः order_item।',
  'Identifier of what they are held for.': 'जिसके लिए रखे हैं उसकी पहचान।',
  'Units still held; 0 once all were released or deducted.': 'अब भी रखे नग; सब मुक्त या कट जाने पर 0।',
  'When units were first held.': 'नग पहली बार कब रखे गए।',
};
