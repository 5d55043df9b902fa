import { createHmac, timingSafeEqual } from 'node:crypto';

/** RFC 4226: the code of a counter. `secret` is raw bytes. */
export function hotp(secret: Uint8Array, counter: number, digits = 6, algorithm: 'sha1' | 'sha256' | 'sha512' = 'sha1'): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac(algorithm, secret).update(message).digest();
  const offset = mac[mac.length - 1]! & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
}

/** RFC 6238: which step of 30 seconds a moment is in. */
export const stepOf = (now: Date): number => Math.floor(now.getTime() / 30_000);

/**
 * The step whose code this is: the present one, the one before (slow fingers) or the one after (a fast clock); undefined for
 * a wrong code. All three are compared, in constant time.
 */
export function matchingStep(secret: Uint8Array, code: string, now: Date): number | undefined {
  const given = Buffer.from(code.padEnd(6).slice(0, 6));
  let found: number | undefined;
  for (const step of [stepOf(now) - 1, stepOf(now), stepOf(now) + 1]) {
    if (timingSafeEqual(Buffer.from(hotp(secret, step)), given)) found = step;
  }
  return code.length === 6 ? found : undefined;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 base32 without padding, as authenticator apps take secrets. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += letters[(held >> bits) & 31];
    }
  }
  return bits > 0 ? text + letters[(held << (5 - bits)) & 31] : text;
}

/** The address that an authenticator app reads from the QR code. */
export function otpauthUri(issuer: string, account: string, secret: Uint8Array): string {
  const label = `${encodeURIComponent(issuer.replaceAll(':', ' '))}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer.replaceAll(':', ' '))}&algorithm=SHA1&digits=6&period=30`;
}
