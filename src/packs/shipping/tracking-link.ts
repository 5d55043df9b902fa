import { createHmac } from 'node:crypto';
import { constantTimeEqual, type KeyRing } from '#kernel/crypto';

/**
 * `sht_<tenant><shipment><mac>` in base64url: who holds the link may follow the parcel, and nobody makes one up. It is made from the ids each
 * time, so nothing is stored and it never changes.
 */
const prefix = 'sht_';
const macBytes = 12;

const bytesOf = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex');
const idOf = (bytes: Buffer) => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const macOf = (ids: Buffer, keys: Pick<KeyRing, 'secret'>) =>
  createHmac('sha256', keys.secret('shipping.tracking')).update(ids).digest().subarray(0, macBytes);

export function trackingToken(tenantId: string, shipmentId: string, keys: Pick<KeyRing, 'secret'>): string {
  const ids = Buffer.concat([bytesOf(tenantId), bytesOf(shipmentId)]);
  return prefix + Buffer.concat([ids, macOf(ids, keys)]).toString('base64url');
}

/** Undefined for anything that was not made by us. */
export function readTrackingToken(token: string, keys: Pick<KeyRing, 'secret'>): { tenantId: string; shipmentId: string } | undefined {
  if (!/^sht_[\w-]{59}$/.test(token)) return undefined;
  const bytes = Buffer.from(token.slice(prefix.length), 'base64url');
  // The last character has bits that say nothing: of the four ways to write it one is ours.
  if (bytes.toString('base64url') !== token.slice(prefix.length)) return undefined;
  const ids = bytes.subarray(0, 32);
  if (bytes.length !== 32 + macBytes || !constantTimeEqual(bytes.subarray(32), macOf(ids, keys))) return undefined;
  return { tenantId: idOf(ids.subarray(0, 16)), shipmentId: idOf(ids.subarray(16)) };
}
