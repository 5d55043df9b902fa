import type { Actor, Masking, Tenant } from '#kernel/context';
import type { Tx } from '#kernel/db';
import { allRoles, type authenticator } from '#packs/identity';
import { type CopyProtection, consolePolicy, type RoleCopyProtection, requestsPerMinute, unhindered } from './rules/console-policy.ts';

interface Row extends CopyProtection {
  requests_per_minute: number;
  data_masking_enabled: boolean;
  mask_phone_numbers: boolean;
  mask_email_addresses: boolean;
  mask_addresses: boolean;
  mask_financial_data: boolean;
  /** One per role of the actor that has settings of its own. */
  of_roles: (RoleCopyProtection & { role_id: string; view_full_data: boolean; custom_requests_per_minute: number | null })[];
  rules: { field_name: string; mask_pattern: string; applies_to_roles: string[]; exempt_roles: string[] }[];
}

/** What the business's security settings come to for one actor. Remembered with the actor until access changes. */
export async function underSettings(tx: Tx, actor: Actor): Promise<Actor> {
  const roles = (await allRoles(tx)).filter(({ code }) => actor.roles.includes(code)).map(({ id }) => id);
  const row = await tx.maybe<Row>`
    select s.data_masking_enabled, s.mask_phone_numbers, s.mask_email_addresses, s.mask_addresses, s.mask_financial_data,
      s.copy_protection_enabled, s.disable_text_selection, s.disable_right_click, s.block_keyboard_shortcuts, s.blur_on_print_screen,
      s.require_watermark, s.session_timeout_minutes, s.export_enabled, s.requests_per_minute,
      coalesce((select jsonb_agg(to_jsonb(o)) from role_security_settings o where o.role_id = any(${roles}::uuid[])), '[]') as of_roles,
      coalesce((select jsonb_agg(jsonb_build_object('field_name', m.field_name, 'mask_pattern', m.mask_pattern,
          'applies_to_roles', to_jsonb(m.applies_to_roles), 'exempt_roles', to_jsonb(m.exempt_roles)) order by m.field_name)
        from data_masking_rules m where m.is_active), '[]') as rules
    from security_settings s`;
  if (!row) return actor;
  const own = roles.map((id) => row.of_roles.find(({ role_id }) => role_id === id));
  return {
    ...actor,
    ...masked(row, actor),
    requestsPerMinute: requestsPerMinute(
      row.requests_per_minute,
      own.map((role) => role?.custom_requests_per_minute ?? null),
    ),
    policy: consolePolicy(row, actor.isOwner ? [unhindered] : own),
  };
}

function masked(row: Row, actor: Actor): Pick<Actor, 'unmasked' | 'masking'> {
  if (actor.isOwner || !row.data_masking_enabled || row.of_roles.some((role) => role.view_full_data)) return { unmasked: true };
  const exempts = (rule: Row['rules'][number]) => rule.exempt_roles.some((role) => actor.roles.includes(role));
  // A second role never hides what the first one shows: a rule holds when it names every role the actor has.
  const applies = (rule: Row['rules'][number]) =>
    !exempts(rule) && (rule.applies_to_roles.length === 0 || actor.roles.every((role) => rule.applies_to_roles.includes(role)));
  const masking: Masking = {
    kinds: {
      phone: row.mask_phone_numbers,
      email: row.mask_email_addresses,
      address: row.mask_addresses,
      number: row.mask_financial_data,
      name: true,
      secret: true,
    },
    rules: row.rules.filter(applies).map(({ field_name: field, mask_pattern: pattern }) => ({ field, pattern })),
    exempt: row.rules.filter(exempts).map(({ field_name }) => field_name),
  };
  return { unmasked: actor.unmasked, masking };
}

type Authenticator = typeof authenticator;

/** Identity's authenticator, its actors under the business's security settings. */
export const secured = (identity: Authenticator): Authenticator => ({
  ...identity,
  async load(tx: Tx, claims: Parameters<Authenticator['load']>[1], tenant: Tenant, now: Date) {
    const loaded = await identity.load(tx, claims, tenant, now);
    return { ...loaded, actor: await underSettings(tx, loaded.actor) };
  },
});
