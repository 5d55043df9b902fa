import { it } from 'vitest';
import { generated } from '#test/generated';

const { count, run } = await generated(1);
it(`${count} generated requests: no 5xx, and every answer is one its operation declares`, run, 600_000);
