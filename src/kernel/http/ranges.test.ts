import { expect, it } from 'vitest';
import { rangeOf } from './ranges.ts';
import { attachment } from './send-file.ts';

it.each([
  [undefined, undefined],
  ['bytes=0-9', { start: 0, end: 9 }],
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=90-', { start: 90, end: 99 }],
  ['bytes=90-1000', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-1000', { start: 0, end: 99 }],
  ['Bytes = 5-6 ', { start: 5, end: 6 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=100-200', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  // The whole file: the standard lets a server ignore what it does not do, and what makes no sense.
  ['bytes=9-0', undefined],
  ['bytes=-', undefined],
  ['bytes=0-1,5-6', undefined],
  ['rows=0-1', undefined],
  ['bytes=a-b', undefined],
  ['bytes=99999999999999999999-', undefined],
])('of 100 bytes, %j is %j', (header, expected) => {
  expect(rangeOf(header, 100)).toEqual(expected);
});

it('no range of an empty file can be satisfied', () => {
  expect([rangeOf('bytes=0-', 0), rangeOf('bytes=-5', 0)]).toEqual(['unsatisfiable', 'unsatisfiable']);
});

it.each([
  ['a.pdf', 'attachment; filename="a.pdf"'],
  ['a b".pdf', `attachment; filename="a_b_.pdf"; filename*=UTF-8''a%20b%22.pdf`],
  ["it's (1)*.txt", `attachment; filename="it_s__1__.txt"; filename*=UTF-8''it%27s%20%281%29%2A.txt`],
  ['रसीद.pdf', `attachment; filename="____.pdf"; filename*=UTF-8''%E0%A4%B0%E0%A4%B8%E0%A5%80%E0%A4%A6.pdf`],
  ['a\r\nset-cookie: x.pdf', `attachment; filename="a__set-cookie__x.pdf"; filename*=UTF-8''a%0D%0Aset-cookie%3A%20x.pdf`],
])('the name %j goes out as %s', (name, expected) => {
  expect(attachment(name)).toBe(expected);
});
