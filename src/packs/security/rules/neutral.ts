/** What a spreadsheet takes for the beginning of a formula, also in full width, and behind blanks that it strips. */
const formula = /^[\s\p{Cc}\p{Cf}]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/** Text that no spreadsheet runs: an apostrophe goes before what could be a formula. Numbers and dates are cells of their own kind. */
export const neutral = (text: string): string => (formula.test(text) ? `'${text}` : text);
