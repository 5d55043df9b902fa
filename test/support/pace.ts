/**
 * Does the work until it once took less than `bar` milliseconds, at most `tries` times, and answers what the quickest took. What else a
 * machine does now and then is not ours; what is too slow is too slow each time.
 */
export async function quickest(bar: number, work: () => Promise<unknown>, tries = 8): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let n = 0; n < tries && best >= bar; n++) {
    const began = performance.now();
    await work();
    best = Math.min(best, performance.now() - began);
  }
  return best;
}

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
