import ipaddr from 'ipaddr.js';
import type { Tx } from '#kernel/db';
import { fail } from '#kernel/errors';

/** Whether this person may come from this address: administrators may have a list of networks. No address is no allowed one. */
export async function isAllowedFrom(tx: Tx, userId: string, ip: string | null): Promise<boolean> {
  const refused = await tx.maybe`
    select 1 from admin_users where user_id = ${userId} and is_active
      and ip_allow_list is not null and not coalesce(${ip}::inet <<= any (ip_allow_list::inet[]), false)`;
  return refused === undefined;
}

/** Refuses what is not a network, `10.1.0.0/16` or a single address. */
export function checkNetworks(list: readonly string[] | null | undefined): void {
  const errors = (list ?? []).flatMap((entry, index) =>
    ipaddr.isValidCIDR(entry) || ipaddr.isValid(entry)
      ? []
      : [{ pointer: `/ip_allow_list/${index}`, message: 'This is no network, such as 10.1.0.0/16.' }],
  );
  if (errors.length > 0) throw fail('invalid_input', {}, errors);
}
