import { it } from 'vitest';
import { generated } from '#test/generated';

// The other half, in a process of its own: with one alone half of a machine stands still.
const { count, run } = await generated(2);
it(`${count} more generated requests: no 5xx, and every answer is one its operation declares`, run, 600_000);
