/**
 * The code of an export, hidden in text as zero-width characters. Each marked cell holds the whole code with a checksum, so what is left
 * of a file names its export whatever was deleted or sorted: one cell is enough. See docs/decisions/0042-exports.md.
 */

/** Two bits each; none has a width, and spreadsheets keep all four. */
const signs = ['\u200b', '\u200c', '\u200d', '\u2060'] as const;
const codeBytes = 5;
const markBytes = codeBytes + 2;
const markLength = markBytes * 4;

/** Crockford's: no letter that is taken for a digit. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Forty random bits as people read them aloud: `7K3M-9QZT`. */
export function codeOf(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes.subarray(0, codeBytes)) bits = (bits << 8n) | BigInt(byte);
  const text = Array.from({ length: 8 }, (_, index) => letters[Number((bits >> BigInt(35 - 5 * index)) & 31n)]).join('');
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

function bytesOf(code: string): Buffer {
  let bits = 0n;
  for (const letter of code.replace('-', '')) bits = (bits << 5n) | BigInt(letters.indexOf(letter));
  const bytes = Buffer.alloc(codeBytes);
  bytes.writeUIntBE(Number(bits), 0, codeBytes);
  return bytes;
}

/** The sixteen bits that tell a mark from invisible characters that were there before. */
function checksum(bytes: Uint8Array): number {
  let sum = 0xffff; // CRC-16/CCITT
  for (const byte of bytes) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) sum = sum & 0x8000 ? ((sum << 1) ^ 0x1021) & 0xffff : (sum << 1) & 0xffff;
  }
  return sum;
}

/** What is put behind the text of a cell. */
export function markOf(code: string): string {
  const bytes = Buffer.alloc(markBytes);
  bytesOf(code).copy(bytes);
  bytes.writeUInt16BE(checksum(bytes.subarray(0, codeBytes)), codeBytes);
  return [...bytes].map((byte) => [6, 4, 2, 0].map((shift) => signs[(byte >> shift) & 3]).join('')).join('');
}

const runs = new RegExp(`[${signs.join('')}]{${markLength},}`, 'g');

/** Every code hidden in a text, with how often it was found. */
export function codesIn(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const [run] of text.matchAll(runs)) {
    const values = [...run].map((sign) => signs.indexOf(sign as (typeof signs)[number]));
    // Invisible characters of the text itself may stand before a mark.
    for (let start = 0; start + markLength <= values.length; ) {
      const bytes = Buffer.from(
        Array.from({ length: markBytes }, (_, index) =>
          values.slice(start + index * 4, start + index * 4 + 4).reduce((byte, value) => (byte << 2) | value, 0),
        ),
      );
      if (checksum(bytes.subarray(0, codeBytes)) === bytes.readUInt16BE(codeBytes)) {
        const code = codeOf(bytes);
        found.set(code, (found.get(code) ?? 0) + 1);
        start += markLength;
      } else start += 1;
    }
  }
  return found;
}
