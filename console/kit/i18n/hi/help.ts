import type { Sentences } from '../sentences.ts';

/** What explains a pack's fields and commands, in Hindi: loaded when a person turns out to have them. */
export const help: Readonly<Record<string, () => Promise<Sentences>>> = {
  common: async () => (await import('./help-common.ts')).help,
  kernel: async () => (await import('./help-kernel.ts')).help,
  platform: async () => (await import('./help-platform.ts')).help,
  identity: async () => (await import('./help-identity.ts')).help,
  security: async () => (await import('./help-security.ts')).help,
  files: async () => (await import('./help-files.ts')).help,
  catalog: async () => (await import('./help-catalog.ts')).help,
  sales: async () => (await import('./help-sales.ts')).help,
  shipping: async () => (await import('./help-shipping.ts')).help,
  finance: async () => (await import('./help-finance.ts')).help,
};
