import { createHmac } from 'node:crypto';
import { constantTimeEqual } from './crypto/digest.ts';
import type { KeyRing } from './crypto/keys.ts';
import { fail } from './errors.ts';
import { isUuid } from './ids.ts';
import type { QueryString } from './resource/query.ts';

/** What a signed address lets its holder do: one operation on one record of one tenant, until a moment. */
export interface Link {
  readonly operationId: string;
  readonly tenantId: string;
  readonly id: string;
  /** Null: until the record says otherwise. */
  readonly expiresAt: Date | null;
}

const seconds = (moment: Date | null) => (moment ? String(Math.floor(moment.getTime() / 1000)) : 'never');

const signature = (keys: KeyRing, { operationId, tenantId, id }: Link, expires: string): string =>
  createHmac('sha256', keys.secret('signed links'))
    .update(JSON.stringify([operationId, tenantId, id, expires]))
    .digest('base64url');

/** The query string that makes an address a signed one: who has it needs no sign-in. */
export function signLink(keys: KeyRing, link: Link): string {
  const expires = seconds(link.expiresAt);
  return `tenant=${link.tenantId}&expires=${expires}&signature=${signature(keys, link, expires)}`;
}

/**
 * The tenant that a signed address belongs to. Throws `unauthenticated` for one that is not signed, `invalid_link` for one that was
 * changed, `link_expired` for one whose time is over.
 */
export function checkLink(keys: KeyRing, operationId: string, id: string, query: QueryString, now: Date): string {
  const { tenant, expires, signature: given, ...others } = query;
  if (given === undefined) throw fail('unauthenticated');
  for (const name of Object.keys(others))
    throw fail('unknown_parameter', {}, [{ pointer: `?${name}`, message: 'is not part of the link' }]);
  if (typeof tenant !== 'string' || typeof expires !== 'string' || typeof given !== 'string' || !isUuid(tenant)) throw fail('invalid_link');
  if (!/^(never|\d{1,12})$/.test(expires)) throw fail('invalid_link');
  const expected = signature(keys, { operationId, tenantId: tenant, id, expiresAt: null }, expires);
  if (!constantTimeEqual(expected, given)) throw fail('invalid_link');
  if (expires !== 'never' && Number(expires) * 1000 <= now.getTime()) throw fail('link_expired');
  return tenant;
}
