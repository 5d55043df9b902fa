const permissions = new Map<string, string>();

/** Remembers which permission each deed asks for. Operations are constants of the program, read once when it starts. */
export function declareDeeds(operations: readonly { readonly action: string; readonly permission: string | null }[]): void {
  for (const { action, permission } of operations) if (permission) permissions.set(action, permission);
}

/** The permission a deed of the audit trail was done under; undefined where it asks for none, or does not exist any more. */
export const permissionOf = (action: string): string | undefined => permissions.get(action);
