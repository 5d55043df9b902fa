import type { Sentences } from '../sentences.ts';

/** What the files pack says of its fields and commands, in Hindi. */
export const help: Sentences = {
  'Files that people uploaded, and those that records keep, such as labels and receipts.':
    'लोगों की अपलोड की फ़ाइलें, और रिकॉर्डों की रखी फ़ाइलें, जैसे लेबल और रसीद।',
  'The file.': 'फ़ाइल।',
  'Who uploaded it; null: Serai itself.': 'किसने अपलोड की; null: स्वयं Serai ने।',
  'Kind of record it belongs to, by table name, such as expenses: it is downloaded and replaced there. Null: it stands for itself.':
    'किस प्रकार के रिकॉर्ड की है, तालिका के नाम से, जैसे expenses: डाउनलोड और बदलाव वहीं होता है। Null: अपने आप में पूरी।',
  'The record it belongs to.': 'यह किस रिकॉर्ड की है।',
  'Its name, as the sender called it.': 'इसका नाम, जैसा भेजने वाले ने दिया।',
  'Size in bytes, as it is downloaded.': 'आकार बाइट में, जैसी डाउनलोड होती है।',
  'Media type, told by the content.': 'मीडिया प्रकार, सामग्री से पहचाना गया।',
  'SHA-256 of what is downloaded, in hex.': 'जो डाउनलोड होता है उसका SHA-256, hex में।',
  'What it is, in words.': 'यह क्या है, शब्दों में।',
  'Kind of file, such as invoice or photo; free text.': 'फ़ाइल की श्रेणी, जैसे बिल या फ़ोटो; अपने शब्दों में।',
  'Whether links to it may be without an end.': 'क्या इसके लिंक बिना समाप्ति के हो सकते हैं।',
  'Whether it is deleted at expires_at unless it is retained.': 'रखी न जाए तो expires_at पर हटाई जाएगी या नहीं।',
  'Made by Serai or fetched from a connected provider, not sent by a person: may be downloaded before it was scanned.':
    'Serai ने बनाई या जुड़े प्रदाता से ली, किसी व्यक्ति ने नहीं भेजी: जाँच से पहले भी डाउनलोड हो सकती है।',
  'Whether it tells nothing of where, when, by whom and with what it was made: true for pictures, which are encoded anew. Other files are kept as they came.':
    'क्या इसमें यह नहीं बचा कि कहाँ, कब, किसने और किससे बनाई: चित्रों के लिए हाँ, जो फिर से बनाए जाते हैं। बाकी फ़ाइलें जैसी आईं वैसी रहती हैं।',
  'pending: not yet scanned; clean; infected: locked away; failed: the scanner could not read it.':
    'pending: अभी जाँच नहीं हुई; clean: साफ़; infected: बंद कर दी गई; failed: स्कैनर पढ़ नहीं सका।',
  'What the scanner found or complained of.': 'स्कैनर को क्या मिला या उसने क्या शिकायत की।',
  'When it was uploaded.': 'कब अपलोड हुई।',
  'When it is deleted; null: it stays.': 'कब हटाई जाएगी; null: रहेगी।',
  'Upload a file.': 'फ़ाइल अपलोड करें।',
  'The file itself, as one part of the form with a file name.': 'स्वयं फ़ाइल, फ़ॉर्म के एक भाग के रूप में, फ़ाइल-नाम के साथ।',
  'Kind of file, such as invoice or photo.': 'फ़ाइल की श्रेणी, जैसे बिल या फ़ोटो।',
  'Delete it after the days that the settings say, unless it is retained.': 'रखी न जाए तो सेटिंग में दिए दिनों के बाद हटाएँ।',
  'Delete it then.': 'तब हटाएँ।',
  'Change one of file uploads.': 'फ़ाइल की जानकारी बदलें।',
  'Announce a file and get a signed address to put it to.': 'फ़ाइल की सूचना दें और उसे भेजने का हस्ताक्षरित पता पाएँ।',
  'Its size in bytes; the file must have just that.': 'आकार बाइट में; फ़ाइल ठीक इतनी ही होनी चाहिए।',
  'Its media type; the content must be of it.': 'मीडिया प्रकार; सामग्री इसी की होनी चाहिए।',
  'How long the address works; default 15.': 'पता कितने मिनट चलेगा; डिफ़ॉल्ट 15।',
  'Make a link that downloads the file without signing in.': 'ऐसा लिंक बनाएँ जिससे बिना साइन-इन के फ़ाइल डाउनलोड हो।',
  'How long the link works; default 60. null: as long as the file is public.':
    'लिंक कितने मिनट चलेगा; डिफ़ॉल्ट 60। null: जब तक फ़ाइल सार्वजनिक है।',
  'Keep a temporary file for good.': 'अस्थायी फ़ाइल को सदा के लिए रखें।',
  'Delete a file.': 'फ़ाइल हटाएँ।',
  'Download the file, or a part of it.': 'फ़ाइल या उसका एक भाग डाउनलोड करें।',
  'Download the file by a link that somebody shared.': 'किसी के साझा किए लिंक से फ़ाइल डाउनलोड करें।',
  'Which files this business takes, and who gets those that no scanner has seen. One row.':
    'यह व्यवसाय कौन-सी फ़ाइलें लेता है, और बिना जाँची फ़ाइलें किसे मिलती हैं। एक पंक्ति।',
  'Largest file, in bytes.': 'सबसे बड़ी फ़ाइल, बाइट में।',
  'Media types that are taken. What a file is, its content says.': 'जो मीडिया प्रकार लिए जाते हैं। फ़ाइल क्या है, यह उसकी सामग्री बताती है।',
  'Whether files can be downloaded that were not scanned for viruses, because there is no scanner or it gave up. Infected ones never can.':
    'वायरस की जाँच के बिना फ़ाइलें डाउनलोड हो सकती हैं या नहीं, जब स्कैनर न हो या उसने छोड़ दिया हो। संक्रमित फ़ाइलें कभी नहीं।',
  'Days after which temporary files are deleted.': 'अस्थायी फ़ाइलें कितने दिनों बाद हटती हैं।',
  'Change which files are taken and how they are kept.': 'बदलें कि कौन-सी फ़ाइलें ली जाती हैं और कैसे रखी जाती हैं।',
  'Media types that are taken.': 'जो मीडिया प्रकार लिए जाते हैं।',
  'Whether files can be downloaded that no scanner has passed.': 'जिन फ़ाइलों को किसी स्कैनर ने पास नहीं किया, वे डाउनलोड हो सकती हैं या नहीं।',
};
