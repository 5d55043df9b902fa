import { Type } from '#kernel/command';
import type { Context } from '#kernel/context';
import type { Pack } from '#kernel/pack';

type Amounts<T> = Readonly<Record<string, T>>;

/** What every business answers of its plan's limits: each pack's own, under the same names in both. */
export function usageSchema(packs: readonly Pack[]) {
  const meters = packs.flatMap(({ usage }) => usage);
  const limits = meters.map(({ metric, description }) => [
    metric,
    Type.Union([Type.Integer(), Type.Null()], { description: `${description} Null: any amount.` }),
  ]);
  const usage = meters.map(({ metric, description }) => [metric, Type.Integer({ description })]);
  return {
    limits: Type.Object(Object.fromEntries(limits), { description: 'The most that the plan allows.' }),
    usage: Type.Object(Object.fromEntries(usage), { description: 'What there is of it now, counted as it is when the limit is held.' }),
  };
}

/** Counted under the tenant's search path. Of a pack that is not installed there is nothing. */
export async function usageOf(
  context: Pick<Context, 'tx' | 'tenant' | 'now'>,
  packs: readonly Pack[],
  installed: readonly string[],
): Promise<{ limits: Amounts<number | null>; usage: Amounts<number> }> {
  const counted = await Promise.all(
    packs.flatMap(({ name, usage }) =>
      usage.map(async ({ metric, limit, used }) => ({
        metric,
        limit: limit(context.tenant),
        used: installed.includes(name) ? await used(context) : 0,
      })),
    ),
  );
  return {
    limits: Object.fromEntries(counted.map(({ metric, limit }) => [metric, limit])),
    usage: Object.fromEntries(counted.map(({ metric, used }) => [metric, used])),
  };
}
