/** The business's settings that a console acts on. */
export interface CopyProtection {
  readonly copy_protection_enabled: boolean;
  readonly disable_text_selection: boolean;
  readonly disable_right_click: boolean;
  readonly block_keyboard_shortcuts: boolean;
  readonly blur_on_print_screen: boolean;
  readonly require_watermark: boolean;
  readonly session_timeout_minutes: number;
  readonly export_enabled: boolean;
}

/** What one role changes of them; null: nothing. */
export interface RoleCopyProtection {
  readonly disable_text_selection: boolean | null;
  readonly disable_right_click: boolean | null;
  readonly block_keyboard_shortcuts: boolean | null;
  readonly can_copy_data: boolean;
  readonly can_print: boolean;
}

const asTheBusiness: RoleCopyProtection = {
  disable_text_selection: null,
  disable_right_click: null,
  block_keyboard_shortcuts: null,
  can_copy_data: false,
  can_print: true,
};

/** The owner is hindered by nothing: it is their data. */
export const unhindered: RoleCopyProtection = {
  disable_text_selection: false,
  disable_right_click: false,
  block_keyboard_shortcuts: false,
  can_copy_data: true,
  can_print: true,
};

/**
 * What the console does for one person. `roles` has one entry per role of theirs, undefined where a role has no settings of its own.
 * The most generous role counts: something is closed only where every role closes it.
 */
export function consolePolicy(business: CopyProtection, roles: readonly (RoleCopyProtection | undefined)[]) {
  const own = roles.length > 0 ? roles.map((role) => role ?? asTheBusiness) : [asTheBusiness];
  const closed = (field: 'disable_text_selection' | 'disable_right_click' | 'block_keyboard_shortcuts') =>
    business.copy_protection_enabled && own.every((role) => role[field] ?? business[field]);
  const canCopy = own.some((role) => role.can_copy_data);
  return {
    copy_protection_enabled: business.copy_protection_enabled,
    /** Who may copy can select, whatever is said of selecting. */
    disable_text_selection: closed('disable_text_selection') && !canCopy,
    disable_right_click: closed('disable_right_click'),
    block_keyboard_shortcuts: closed('block_keyboard_shortcuts'),
    blur_on_print_screen: business.copy_protection_enabled && business.blur_on_print_screen,
    can_copy_data: canCopy || !(closed('disable_text_selection') || closed('block_keyboard_shortcuts')),
    can_print: own.some((role) => role.can_print),
    require_watermark: business.require_watermark,
    session_timeout_minutes: business.session_timeout_minutes,
    export_enabled: business.export_enabled,
  };
}

/** Requests a minute: the most generous of the roles' own limits; the business's where a role has none of its own. */
export function requestsPerMinute(business: number, roles: readonly (number | null)[]): number {
  return roles.length > 0 ? Math.max(...roles.map((role) => role ?? business)) : business;
}
