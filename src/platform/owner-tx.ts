import { ident, type OwnerTx, type Tx } from '#kernel/db';

/** The transaction of a command declared with `runAs: 'owner'`: the only one that may create and drop schemas and roles. */
export function asOwner(tx: Tx): OwnerTx {
  if (!('script' in tx)) throw new Error("this command needs runAs: 'owner'");
  return tx as OwnerTx;
}

/** Works under a tenant's search path, as its migrations do, and comes back to the platform's. */
export async function inSchema<T>(tx: OwnerTx, schema: string, work: () => Promise<T>): Promise<T> {
  await tx.script(`set local search_path = ${ident(schema)}, public`);
  const result = await work();
  await tx.script('set local search_path = platform, public');
  return result;
}
