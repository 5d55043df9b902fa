import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { codeOf, codesIn, markOf } from './watermark.ts';

const codes = Array.from({ length: 500 }, () => codeOf(randomBytes(5)));

test('a mark is invisible, and says its code from a single cell', () => {
  for (const code of codes) {
    const mark = markOf(code);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(mark).toMatch(/^(?:\u200b|\u200c|\u200d|\u2060){28}$/);
    expect(codesIn(`before Meera${mark}, after`)).toEqual(new Map([[code, 1]]));
  }
  expect(codeOf(Buffer.alloc(5))).toBe('0000-0000');
  expect(codeOf(Buffer.alloc(5, 255))).toBe('ZZZZ-ZZZZ');
  expect(codesIn(markOf('0000-0000') + markOf('ZZZZ-ZZZZ'))).toEqual(
    new Map([
      ['0000-0000', 1],
      ['ZZZZ-ZZZZ', 1],
    ]),
  );
});

test('invisible characters that people write are no mark, and hide none', () => {
  const mark = markOf(codes[0]!);
  for (const own of ['\u200d', '\u200c\u200c', '\u2060\u200b\u200d', '\u200d'.repeat(40)])
    expect(codesIn(`क्${own}ष${own}${mark}`)).toEqual(new Map([[codes[0], 1]]));
  expect(codesIn('👩\u200d👩\u200d👧 नमस्\u200dते')).toEqual(new Map());
  let mistaken = 0;
  for (let n = 0; n < 2_000; n++)
    mistaken += codesIn([...randomBytes(28)].map((byte) => '\u200b\u200c\u200d\u2060'[byte & 3]).join('')).size;
  expect(mistaken).toBeLessThan(5);
});

test('a broken mark is none', () => {
  const signs = [...markOf(codes[1]!)];
  for (let at = 0; at < signs.length; at++) {
    const broken = signs.with(at, signs[at] === '\u200b' ? '\u200c' : '\u200b').join('');
    expect(codesIn(broken).has(codes[1]!)).toBe(false);
    expect(codesIn(signs.toSpliced(at, 1).join(''))).toEqual(new Map());
  }
});
