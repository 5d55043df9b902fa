/** `2026-Q4`, of a moment in UTC. */
export const quarterOf = (now: Date): string => `${now.getUTCFullYear()}-Q${Math.floor(now.getUTCMonth() / 3) + 1}`;

type Access = Readonly<Record<string, unknown>>;

/** What a review watches; signing in is no change of access. */
const watched = ['is_owner', 'roles', 'permissions', 'access_level', 'regions_managed', 'categories_managed', 'two_factor'] as const;

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Field to what it was and is. Someone who was in no review before is `new`. */
export function changesOf(before: Access | undefined, after: Access): Record<string, unknown> {
  if (!before) return { new: true };
  return Object.fromEntries(
    watched
      .filter((field) => !same(before[field], after[field]))
      .map((field) => [field, { before: before[field] ?? null, after: after[field] ?? null }]),
  );
}
