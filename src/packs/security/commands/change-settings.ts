import { command, Type } from '#kernel/command';
import { changeAccess, changeSignInPolicy, requireApproval } from '#packs/identity';
import { securitySettings } from '../resources.ts';

const yes = (description: string) => Type.Optional(Type.Boolean({ description }));
const count = (minimum: number, maximum: number, description: string) => Type.Optional(Type.Integer({ minimum, maximum, description }));

const input = Type.Object(
  {
    copy_protection_enabled: yes('Whether the four settings after it act in the console.'),
    disable_text_selection: yes('The console lets no text be selected.'),
    disable_right_click: yes('The console opens no context menu.'),
    block_keyboard_shortcuts: yes('The console swallows the shortcuts for copy, save and print.'),
    blur_on_print_screen: yes('The console blurs while somebody takes a picture of it.'),
    export_enabled: yes('Whether anything can be exported at all.'),
    require_watermark: yes('Whether files carry the code of their export in every row.'),
    max_export_rows: count(1, 5_000_000, 'Most rows of one export.'),
    max_exports_per_day: count(0, 10_000, 'Most exports of one person in a day.'),
    require_approval_threshold: Type.Optional(
      Type.Union([Type.Integer({ minimum: 0 }), Type.Null()], { description: "More rows need someone else's approval; null: never." }),
    ),
    export_link_expiry_hours: count(1, 720, 'Hours for which a file can be downloaded.'),
    data_masking_enabled: yes('Whether personal data is masked at all.'),
    mask_phone_numbers: yes('Whether telephone numbers are masked.'),
    mask_email_addresses: yes('Whether e-mail addresses are masked.'),
    mask_addresses: yes('Whether postal addresses are masked.'),
    mask_financial_data: yes('Whether amounts declared as financial data are masked.'),
    session_timeout_minutes: count(1, 43_200, 'A session without a request for so many minutes ends.'),
    max_concurrent_sessions: count(1, 1000, 'Sessions that a person may have at once.'),
    force_logout_on_role_change: yes("Whether a change of someone's roles ends their sessions."),
    ip_binding_enabled: yes('Whether a session works only from the address it was opened from.'),
    mfa_required: yes('Whether everyone needs a second factor.'),
    requests_per_minute: count(10, 100_000, 'Requests a minute of one person or key.'),
    export_requests_per_hour: count(0, 10_000, 'Exports that one person may ask for in an hour.'),
    alert_on_limit_violations: yes('Whether a passed limit leaves a violation and an event.'),
  },
  { minProperties: 1 },
);

const ofSignIn = new Set([
  'mfa_required',
  'session_timeout_minutes',
  'max_concurrent_sessions',
  'ip_binding_enabled',
  'force_logout_on_role_change',
]);

interface Rule {
  /** null: no export needs approval. */
  readonly require_approval_threshold?: number | null;
}

/** Whether exports would need approval less often: to lift the rule is the greatest exception to it. */
function isLoosened({ require_approval_threshold: before = null }: Rule, { require_approval_threshold: after }: Rule): boolean {
  if (after === undefined || before === null) return false;
  return after === null || after > before;
}

/** POST /v1/security-settings/change. Acts with everyone's next request. */
export const changeSettings = command({
  on: securitySettings,
  target: 'collection',
  verb: 'change',
  permission: 'security.manage',
  summary: 'Change how this business protects its data.',
  input,
  async run(context, changed) {
    const { tx, now, emit } = context;
    await changeAccess({ tx });
    const before = await tx.one<Rule>`select require_approval_threshold from security_settings`;
    if (isLoosened(before, changed)) await requireApproval(context, { exception: 'require_approval_threshold' });
    const settings = await tx.one<{ id: string }>`
      update security_settings s set
        copy_protection_enabled = n.copy_protection_enabled,
        disable_text_selection = n.disable_text_selection,
        disable_right_click = n.disable_right_click,
        block_keyboard_shortcuts = n.block_keyboard_shortcuts,
        blur_on_print_screen = n.blur_on_print_screen,
        export_enabled = n.export_enabled,
        require_watermark = n.require_watermark,
        max_export_rows = n.max_export_rows,
        max_exports_per_day = n.max_exports_per_day,
        require_approval_threshold = n.require_approval_threshold,
        export_link_expiry_hours = n.export_link_expiry_hours,
        data_masking_enabled = n.data_masking_enabled,
        mask_phone_numbers = n.mask_phone_numbers,
        mask_email_addresses = n.mask_email_addresses,
        mask_addresses = n.mask_addresses,
        mask_financial_data = n.mask_financial_data,
        session_timeout_minutes = n.session_timeout_minutes,
        max_concurrent_sessions = n.max_concurrent_sessions,
        force_logout_on_role_change = n.force_logout_on_role_change,
        ip_binding_enabled = n.ip_binding_enabled,
        mfa_required = n.mfa_required,
        requests_per_minute = n.requests_per_minute,
        export_requests_per_hour = n.export_requests_per_hour,
        alert_on_limit_violations = n.alert_on_limit_violations,
        updated_at = ${now}
      from (select (jsonb_populate_record(o, ${changed}::jsonb)).* from security_settings o) n
      returning s.id`;
    // Identity acts on these; it keeps them where every request reads them.
    const signIn = Object.fromEntries(Object.entries(changed).filter(([name]) => ofSignIn.has(name)));
    if (Object.keys(signIn).length > 0) await changeSignInPolicy({ tx, now, emit }, signIn);
    emit('security.settings_changed', { changed: Object.keys(changed) });
    return settings;
  },
});
