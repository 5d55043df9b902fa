import { expect, test } from 'vitest';
import { neutral } from './neutral.ts';

test.each([
  '=1+1',
  "=cmd|' /C calc'!A0",
  '+1',
  '-2+3',
  '@SUM(A1)',
  '|calc',
  '%0A=1',
  '\t=1+1',
  '\r=1',
  '\n=1',
  '  =HYPERLINK("http://x")',
  '\u200b=1',
  '\ufeff=1',
  '\u00a0=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠A',
  '\u0000=1',
])('%j cannot run', (text) => {
  expect(neutral(text)).toBe(`'${text}`);
});

test.each(['Meera', 'a=b', '12 MG Road', "'=1", '', 'x\t=1', 'मीरा', '#N/A', '(1)'])('%j is left alone', (text) => {
  expect(neutral(text)).toBe(text);
});
