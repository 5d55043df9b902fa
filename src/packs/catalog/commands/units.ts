import { Type } from '#kernel/command';

/** The most units one deed moves: two of them fit a quantity column. */
const most = 1_000_000_000;

export const units = (description: string) => Type.Integer({ minimum: 1, maximum: most, description });
export const unitsOrNone = (description: string) => Type.Integer({ minimum: 0, maximum: most, description });
export const change = (description: string) => Type.Integer({ minimum: -most, maximum: most, not: { const: 0 }, description });
export const reason = (description: string) => Type.String({ minLength: 3, maxLength: 2000, description });
export const notes = Type.Optional(Type.String({ maxLength: 2000, description: 'Kept with the movement.' }));
export const purchaseOrder = Type.Optional(
  Type.String({ format: 'uuid', description: 'Id of the purchase order, in whatever system it lives.' }),
);
