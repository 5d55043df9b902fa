import { Type } from 'typebox';

/** Schemas that several of these commands share. */
export const code = Type.String({ pattern: '^[0-9]{6}$', description: 'The six digits that the app shows.' });

export const backupCodes = Type.Array(Type.String(), { description: 'Ten codes, each good for one sign-in. Shown only here.' });
