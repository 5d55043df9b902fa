/** Kinds of deed by the pack they belong to, where that is not simply the pack's name. */
const byPack: Readonly<Record<string, string>> = {
  identity: 'user_management',
  security: 'security',
  platform: 'system_admin',
  kernel: 'system_admin',
  moderation: 'content_moderation',
};

/** Getting in, staying in and getting out, whoever declares it. */
const access = new Set(['auth', 'user_sessions', 'sessions', 'mfa', 'passkeys', 'refresh_tokens']);

/** The category of a deed that names none: what it touches, then whose it is. */
export const categoryOf = (pack: string | undefined, subject: string): string =>
  access.has(subject) ? 'access' : pack === undefined ? 'general' : (byPack[pack] ?? pack);
