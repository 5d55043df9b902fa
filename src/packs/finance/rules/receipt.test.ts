import { expect, test } from 'vitest';
import { receiptType } from './receipt.ts';

test.each([
  ['application/pdf', Buffer.from('%PDF-1.7\n')],
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])],
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ['image/webp', Buffer.from('RIFF\u0001\u0000\u0000\u0000WEBPVP8 ')],
  [undefined, Buffer.from('<svg onload="alert(1)"/>')],
  [undefined, Buffer.from('RIFF\u0001\u0000\u0000\u0000WAVEfmt ')],
  [undefined, Buffer.from('%PD')],
  [undefined, Buffer.alloc(0)],
])('%s by its first bytes', (type, bytes) => {
  expect(receiptType(bytes)).toBe(type);
});
