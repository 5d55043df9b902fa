import type { en } from './en.ts';
import { names } from './hi-names.ts';

const words = {} as { [Key in keyof typeof en]: string };

export const hi = { words, names };
