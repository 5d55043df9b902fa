import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testApp } from '#test/app';
import { patternSql, patternText } from './patterns.ts';

test.each([
  ['##****####', '9876543210', '98****3210'],
  ['##****####', '+919876543210', '+9*******3210'],
  ['##****####', '12345', '##****####'.replaceAll('#', '*')],
  ['##**@***.***', 'asha@shop.example', 'as**@***.***'],
  ['##**@***.***', 'al@b.co', 'a**@***.***'],
  ['##**@***.***', 'no address', '**@***.***'],
  ['******', '12 MG Road', '******'],
  ['************####', '000123456789', '********6789'],
  ['*****#####', 'ABCDE1234F', '*****1234F'],
  ['*****#####', '123412341234', '*******41234'],
  ['#-**-#', 'secret', 's-**-t'],
])('%s makes %s %s', (pattern, value, shown) => {
  expect(patternText(pattern, value)).toBe(shown);
});

test('PostgreSQL disguises as JavaScript does, and never shows more than two thirds', async () => {
  const app = await testApp({ role: 'api' });
  const patterns = ['##****####', '##**@***.***', '******', '************####', '*****#####', '#-**-#', '*#**'];
  const values = fc
    .sample(fc.oneof(fc.string({ maxLength: 20 }), fc.emailAddress(), fc.string({ unit: 'grapheme', maxLength: 12 })), 200)
    .filter((value) => !value.includes('\0') && value.isWellFormed());
  for (const pattern of patterns) {
    const rows = await app.database.platform((tx) =>
      tx.text<{ v: string; shown: string }>(
        `select v, ${patternSql(pattern, 'v')} as shown from unnest($1::text[]) with ordinality u (v, n) order by n`,
        [`{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`],
      ),
    );
    expect(
      rows.map(({ shown }) => shown),
      pattern,
    ).toEqual(values.map((value) => patternText(pattern, value)));
    for (const { v, shown } of rows) if (v.length > 2 && v !== shown) expect(shown).not.toContain(v);
  }
});
