/**
 * The pattern language of masking rules: `#` keeps a character, `*` hides one, anything else stands as it is. The run of `#` at
 * either end holds on to that end and what lies between is fitted to the value: `##****####` shows the first two and the last
 * four characters of a number of any length. At least a third of a value is always hidden; of one too short for that, all is.
 * Of an e-mail address (a pattern with `@`) at least one character before the `@` stays hidden.
 */
interface Parsed {
  readonly head: number;
  readonly tail: number;
  readonly middle: string;
  /** Characters shown. */
  readonly kept: number;
  readonly hidden: string;
}

function parse(pattern: string): Parsed {
  const head = /^#*/.exec(pattern)![0].length;
  const rest = pattern.slice(head);
  const tail = /#*$/.exec(rest)![0].length;
  const middle = rest.slice(0, rest.length - tail);
  return { head, tail, middle, kept: pattern.split('#').length - 1, hidden: pattern.replaceAll('#', '*') };
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const onlyStars = (text: string) => /^\*+$/.test(text);

/** SQL giving the text `ref` under a pattern. */
export function patternSql(pattern: string, ref: string): string {
  const { head, tail, middle, kept, hidden } = parse(pattern);
  if (kept === 0) return quoted(hidden);
  if (pattern.includes('@'))
    return `left(${ref}, greatest(0, least(${head}, strpos(${ref}, '@') - 2))) || ${quoted(middle.replaceAll('#', '*') + '*'.repeat(tail))}`;
  const between =
    onlyStars(middle) || !middle
      ? `repeat('*', length(${ref}) - ${kept})`
      : [...middle].map((sign, index) => (sign === '#' ? `substr(${ref}, ${head + index + 1}, 1)` : quoted(sign))).join(' || ');
  return `case when length(${ref}) - ${kept} >= greatest(1, ceil(length(${ref}) / 3.0)) then left(${ref}, ${head}) || ${between} || right(${ref}, ${tail}) else ${quoted(hidden)} end`;
}

/** The same in JavaScript, for JSON that was put together here. */
export function patternText(pattern: string, text: string): string {
  const { head, tail, middle, kept, hidden } = parse(pattern);
  if (kept === 0) return hidden;
  const value = [...text];
  if (pattern.includes('@'))
    return value.slice(0, Math.max(0, Math.min(head, value.indexOf('@') - 1))).join('') + middle.replaceAll('#', '*') + '*'.repeat(tail);
  if (value.length - kept < Math.max(1, Math.ceil(value.length / 3))) return hidden;
  const between =
    onlyStars(middle) || !middle
      ? '*'.repeat(value.length - kept)
      : [...middle].map((sign, index) => (sign === '#' ? (value[head + index] ?? '') : sign)).join('');
  return value.slice(0, head).join('') + between + (tail ? value.slice(-tail).join('') : '');
}

/** Names that stand for several columns. */
export const fieldGroups: Readonly<Record<string, readonly string[]>> = {
  full_address: ['shipping_address', 'billing_address', 'delivery_address', 'pickup_address'],
  bank_account: ['bank_account', 'bank_account_number', 'account_number', 'iban'],
  aadhaar_pan: ['aadhaar', 'aadhaar_number', 'pan', 'pan_number', 'aadhaar_pan'],
};
