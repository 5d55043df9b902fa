import type { en } from './en.ts';
import type { Names } from './index.ts';

const words = {} as { [Key in keyof typeof en]: string };
const names: Names = { resources: {}, fields: {}, values: {}, commands: {} };

export const hi = { words, names };
