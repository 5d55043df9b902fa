import { Type } from 'typebox';

/** Schemas that several commands share. */
export const email = (description: string) => Type.String({ maxLength: 255, pattern: '^[^@\\s]+@[^@\\s]+$', description });

export const newPassword = Type.String({
  minLength: 10,
  maxLength: 200,
  description: 'At least ten characters; a sentence is better than a puzzle.',
});

/** For passwords that exist already: whatever the rules were when they were chosen. */
export const existingPassword = (description: string) => Type.String({ minLength: 1, maxLength: 200, description });

/** Missing: the business whose own domain the request came to. */
export const tenantSlug = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 253,
    description: 'Short name of the business, or its own domain. Not needed where the request comes to that domain.',
  }),
);

export const id = (description: string) => Type.String({ format: 'uuid', description });

export const moment = (description: string) => Type.String({ format: 'date-time', description });

export const nothing = Type.Object({}, { additionalProperties: false });
