import type { Sentences } from '../sentences.ts';

/** What a check of the audit trail finds, in Hindi. */
export const findings: Sentences = {
  'a checkpoint in the file outside is not signed by this log’s key': 'बाहर की फ़ाइल का एक चेकपॉइंट इस लॉग की कुंजी से हस्ताक्षरित नहीं है',
  'two roots of {1} entries were published': '{1} प्रविष्टियों के दो मूल प्रकाशित हुए',
  'leaf {1} is missing: the next is {2}': 'पत्ता {1} ग़ायब है: अगला {2} है',
  'the entry is gone': 'प्रविष्टि ग़ायब है',
  'the entry or its hash was changed': 'प्रविष्टि या उसका हैश बदला गया',
  '{1} leaves are behind the last checkpoint': '{1} पत्ते अंतिम चेकपॉइंट से पीछे हैं',
  'the checkpoint of {1} entries is not one that was signed': '{1} प्रविष्टियों का चेकपॉइंट हस्ताक्षरित नहीं था',
  'there was a checkpoint of {1} entries, and there are {2}': '{1} प्रविष्टियों का चेकपॉइंट था, और अब {2} हैं',
  'the first {1} entries do not give the root that was signed': 'पहली {1} प्रविष्टियों से हस्ताक्षरित मूल नहीं बनता',
  'the peaks beside the checkpoint of {1} entries are wrong': '{1} प्रविष्टियों के चेकपॉइंट के साथ के शिखर गलत हैं',
  '{1} entries were published, and there are {2}': '{1} प्रविष्टियाँ प्रकाशित हुई थीं, और अब {2} हैं',
  'the first {1} entries are not those that were published': 'पहली {1} प्रविष्टियाँ वे नहीं हैं जो प्रकाशित हुई थीं',
  'the published checkpoint of {1} entries is gone from the database': '{1} प्रविष्टियों का प्रकाशित चेकपॉइंट डेटाबेस में नहीं है',
  'there are leaves, and no checkpoint': 'पत्ते हैं, पर कोई चेकपॉइंट नहीं',
  'the stored node {1} is {2}': 'रखा हुआ नोड {1} गलत है या ग़ायब है',
  'the stored node {1} belongs to no leaves': 'रखा हुआ नोड {1} किसी पत्ते का नहीं है',
  'it is older than the last checkpoint and was never sealed': 'यह अंतिम चेकपॉइंट से पुरानी है और कभी सील नहीं हुई',
};
