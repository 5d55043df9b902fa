/** Largest receipt, in bytes. */
export const mostBytes = 2 * 1024 * 1024;

const extensions = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' } as const;
export type ReceiptType = keyof typeof extensions;

export const extensionOf = (type: ReceiptType): string => extensions[type];

const starts = (bytes: Uint8Array, ...expected: number[]): boolean => expected.every((byte, index) => bytes[index] === byte);

/**
 * What a file is by its first bytes, whatever its sender calls it: PDF, PNG, JPEG or WebP (the file's own signatures:
 * ISO 32000 §7.5.2, PNG §5.2, JFIF SOI marker, RIFF container). undefined: something else, which is not taken.
 */
export function receiptType(bytes: Uint8Array): ReceiptType | undefined {
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf';
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(bytes, 0x52, 0x49, 0x46, 0x46) && starts(bytes.subarray(8), 0x57, 0x45, 0x42, 0x50)) return 'image/webp';
  return undefined;
}
