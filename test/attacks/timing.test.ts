import { expect, it } from 'vitest';
import { testApp } from '#test/app';
import { isFull } from '#test/attack';
import { median } from '#test/pace';

const app = await testApp({ role: 'api' });
const tenant = await app.tenant();

/** Who is asked for; nobody may tell from the time which of them exist. */
const cases = {
  'a wrong password': { tenant: tenant.slug, email: tenant.email },
  'an unknown address': { tenant: tenant.slug, email: 'nobody@example.com' },
  'an unknown business': { tenant: 'no-such-business', email: 'nobody@example.com' },
  'a long address': { tenant: tenant.slug, email: `${'x'.repeat(200)}@example.com` },
};

/** Medians of turns taken one after the other, so that a busy machine slows all alike. */
async function measure(rounds: number): Promise<Record<string, number>> {
  const times = Object.fromEntries(Object.keys(cases).map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++) {
    // The rest after failures is not what is measured.
    await tenant.tx((tx) => tx.exec`update users set failed_sign_ins = 0, locked_until = null`);
    for (const [name, who] of Object.entries(cases)) {
      const start = performance.now();
      const { status, body } = await app.client().post('/v1/auth/sign-in', { ...who, password: 'not the password' });
      times[name]!.push(performance.now() - start);
      expect([name, status, body.code]).toEqual([name, 401, 'invalid_credentials']);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
}

it('the time of a refused sign-in does not tell who exists', async () => {
  await measure(2);
  const ratios: number[] = [];
  // Noise moves a median now and then, and never three times the same way; a missing hash moves it always.
  for (let attempt = 0; attempt < 3; attempt++) {
    const medians = Object.values(await measure(isFull ? 25 : 7));
    ratios.push(Math.max(...medians) / Math.min(...medians));
    if (ratios.at(-1)! < 1.6) return;
  }
  expect(Math.min(...ratios)).toBeLessThan(1.6);
}, 270_000);
