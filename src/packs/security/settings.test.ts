import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalog } from '#kernel/db/checks';
import { testApp } from '#test/app';

/** Which test proves that a setting does what it says: a file beside this one (or from the root of `src`), and a test's name in it. */
type Proof = readonly [file: string, test: string];
const policy: Proof = ['settings.test.ts', 'the console is told every setting it acts on, roles applied'];
const masks: Proof = ['settings.test.ts', 'each kind of mask is put on and taken off by its own setting'];
const masking: Proof = ['masking.test.ts', 'settings act with the next request'];
const exported: Proof = ['exports.test.ts', 'without the permission, the feature or the kind'];
const limited: Proof = ['exports.test.ts', 'more rows than allowed, more often than allowed'];
const approved: Proof = [
  'packs/identity/admin/approval.test.ts',
  'money is approved up to the office’s limit, in its currency, and beyond it the refusal is written down',
];
const requests: Proof = ['sessions.test.ts', 'requests_per_minute holds each person, and a role’s own limit goes before it'];

const proofs: Record<string, Record<string, Proof>> = {
  security_settings: {
    copy_protection_enabled: policy,
    disable_text_selection: policy,
    disable_right_click: policy,
    block_keyboard_shortcuts: policy,
    blur_on_print_screen: policy,
    export_enabled: exported,
    require_watermark: ['exports.test.ts', 'without a watermark where the business wants none'],
    max_export_rows: limited,
    max_exports_per_day: limited,
    require_approval_threshold: ['exports.test.ts', 'is somebody else’s'],
    export_link_expiry_hours: ['exports.test.ts', 'ends with the link, and the file is gone'],
    data_masking_enabled: masking,
    mask_phone_numbers: masks,
    mask_email_addresses: masks,
    mask_addresses: masking,
    mask_financial_data: ['kernel/resource/list.test.ts', 'of financial data act where the business wants them'],
    session_timeout_minutes: [
      'sessions.test.ts',
      'an idle session ends after session_timeout_minutes, for access and refresh tokens alike',
    ],
    max_concurrent_sessions: ['sessions.test.ts', 'of too many sessions the oldest ends, with the reason'],
    force_logout_on_role_change: ['sessions.test.ts', 'a change of roles signs out, and does not where the business does not want it'],
    ip_binding_enabled: ['sessions.test.ts', 'a bound session used from elsewhere ends, is a violation and raises an alert'],
    mfa_required: [
      'packs/identity/mfa/mfa.test.ts',
      'where a second factor is required, who has none may only enrol one, from the next request on',
    ],
    requests_per_minute: requests,
    export_requests_per_hour: limited,
    alert_on_limit_violations: [
      'sessions.test.ts',
      'a passed limit alerts where the business wants to hear of it, and is a violation in any case',
    ],
  },
  role_security_settings: {
    disable_text_selection: policy,
    disable_right_click: policy,
    block_keyboard_shortcuts: policy,
    view_full_data: masking,
    can_copy_data: policy,
    can_print: policy,
    allowed_exports: exported,
    custom_requests_per_minute: requests,
    custom_export_limit: limited,
  },
  // What identity keeps beside them: trusted devices, and the rules of administrators.
  sign_in_policy: {
    trusted_device_days: [
      'packs/identity/mfa/mfa.test.ts',
      'a trusted device is asked for no code until it is forgotten, the time is over or the password changes',
    ],
  },
  admin_users: {
    ip_allow_list: ['packs/identity/admin/admin.test.ts', 'the networks of an administrator are held to at sign-in and with every request'],
    two_factor_required: ['packs/identity/admin/admin.test.ts', 'a second factor is asked of administrators whatever the policy is'],
    session_timeout_minutes: ['packs/identity/admin/admin.test.ts', 'an administrator’s session ends after its own time without a request'],
    access_level: ['packs/identity/admin/admin.test.ts', 'nobody raises themselves, or anyone above their own level'],
    can_approve_overrides: ['packs/identity/admin/approval.test.ts', 'an exception to a rule is approved only with the right to'],
    approval_limit: approved,
    daily_approval_limit: [
      'packs/identity/admin/approval.test.ts',
      'many small ones are one large one: what an office approves in a day has a limit of its own',
    ],
    currency: approved,
    is_active: ['packs/identity/admin/admin.test.ts', 'an office brings its role, and takes it away again when it ends'],
  },
};

const notSettings = new Set(['id', 'role_id', 'created_at', 'updated_at']);

test('every setting names the test that proves it, and the test is there', () => {
  const missing: string[] = [];
  for (const table of ['security_settings', 'role_security_settings']) {
    const settings = Object.keys(catalog[table]!.columns).filter((column) => !notSettings.has(column));
    expect(settings.length).toBeGreaterThan(8);
    for (const column of settings) if (!proofs[table]![column]) missing.push(`${table}.${column} has no proof`);
  }
  const texts = new Map<string, string>();
  for (const [table, settings] of Object.entries(proofs)) {
    for (const [column, [file, name]] of Object.entries(settings)) {
      if (!catalog[table]!.columns[column]) missing.push(`${table}.${column} is no setting`);
      const path = file.includes('/') ? join(import.meta.dirname, '../..', file) : join(import.meta.dirname, file);
      if (!texts.has(path)) texts.set(path, readFileSync(path, 'utf8'));
      const there = ["'", '"', '`'].some((quote) =>
        ['test', 'it'].some((word) => texts.get(path)!.includes(`${word}(${quote}${name}${quote}`)),
      );
      if (!there) missing.push(`${table}.${column}: no test "${name}" in ${file}`);
    }
  }
  expect(missing).toEqual([]);
});

const app = await testApp();

async function house() {
  const tenant = await app.tenant();
  const change = async (input: object) => expect((await tenant.owner.post('/v1/security-settings/change', input)).status).toBe(200);
  const roleId = async (code: string) => (await tenant.owner.get(`/v1/roles?code=${code}`)).body.data[0].id as string;
  const role = async (code: string, settings: object) =>
    expect((await tenant.owner.post('/v1/role-security-settings', { role_id: await roleId(code), ...settings })).status).toBe(201);
  return { tenant, change, role };
}

test('the console is told every setting it acts on, roles applied', async () => {
  const { tenant, change, role } = await house();
  const operator = await tenant.person('operator');
  const told = async () => (await operator.get('/v1/meta')).body.policy as Record<string, unknown>;
  expect(await told()).toEqual({
    copy_protection_enabled: true,
    disable_text_selection: false,
    disable_right_click: false,
    block_keyboard_shortcuts: false,
    blur_on_print_screen: false,
    can_copy_data: true,
    can_print: true,
    require_watermark: true,
    session_timeout_minutes: 30,
    export_enabled: true,
  });
  for (const setting of ['disable_text_selection', 'disable_right_click', 'block_keyboard_shortcuts', 'blur_on_print_screen']) {
    await change({ [setting]: true });
    expect((await told())[setting], setting).toBe(true);
  }
  expect((await told()).can_copy_data).toBe(false);
  await role('operator', { disable_right_click: false });
  expect(await told()).toMatchObject({ disable_right_click: false, disable_text_selection: true });
  await role('operator', { disable_text_selection: false, block_keyboard_shortcuts: false });
  expect(await told()).toMatchObject({ disable_text_selection: false, block_keyboard_shortcuts: false, can_copy_data: true });
  await role('operator', { can_copy_data: true, can_print: false });
  expect(await told()).toMatchObject({ can_copy_data: true, can_print: false, disable_right_click: true });
  await change({ copy_protection_enabled: false, require_watermark: false, session_timeout_minutes: 20, export_enabled: false });
  expect(await told()).toMatchObject({
    copy_protection_enabled: false,
    disable_right_click: false,
    blur_on_print_screen: false,
    require_watermark: false,
    session_timeout_minutes: 20,
    export_enabled: false,
  });
});

test('each kind of mask is put on and taken off by its own setting', async () => {
  const { tenant, change } = await house();
  // A role that no masking rule names: only the kinds act.
  await tenant.owner.post('/v1/roles', { code: 'temp', name: 'Temp', permissions: ['orders.view'] });
  const temp = await tenant.person('temp');
  const masked = async () => {
    const { fields } = (await temp.get('/v1/meta')).body.resources.orders;
    return [fields.customer_phone.masked, fields.customer_email.masked];
  };
  expect(await masked()).toEqual([true, true]);
  await change({ mask_phone_numbers: false });
  expect(await masked()).toEqual([false, true]);
  await change({ mask_phone_numbers: true, mask_email_addresses: false });
  expect(await masked()).toEqual([true, false]);
});
