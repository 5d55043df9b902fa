/** Courier types that have a connector. */
export const available = ['shiprocket', 'sandbox'] as const;

export type AvailableCourier = (typeof available)[number];

export const isAvailable = (code: string): code is AvailableCourier => (available as readonly string[]).includes(code);
