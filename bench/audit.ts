import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { outsideIn, sealer } from '#kernel/audit';
import { benchHouse } from './house.ts';
import type { Figure } from './reactions.ts';

const writers = 8;
const seconds = Number(process.env.BENCH_SECONDS ?? 6);
const rounds = 5;

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

/**
 * What sealing costs those who write: the same load (a change of the tenant's user with its audit entry, through the kernel's context) with the
 * sealer at work and without, in turns in one run, so that both see the same machine. Sealing shares this process and its connections.
 */
export async function measureAudit(server: string): Promise<Figure[]> {
  const house = await benchHouse(server);
  const directory = mkdtempSync(join(tmpdir(), 'serai-bench-audit-'));
  const { app, tenant } = house;
  const world = app.world((await app.tenants.find(tenant.id))!);
  const load = async (sealing: boolean): Promise<{ rate: number; sealed: number }> => {
    const seals = sealer({
      database: app.database,
      keys: app.keys,
      outside: outsideIn(directory),
      now: () => new Date(),
      ref: (id) => app.tenants.ref(id),
      log: pino({ level: 'error' }),
    });
    const until = performance.now() + seconds * 1_000;
    let written = 0;
    const write = async () => {
      while (performance.now() < until) {
        await world.transaction(async ({ tx, audit, newId }) => {
          await tx.text(`update users set updated_at = now() where id = (select id from users limit 1 offset 0)`, []);
          audit({
            action: 'users.update',
            resource: 'users',
            resourceId: newId(),
            before: { name: 'a', status: 'x' },
            after: { name: 'b', status: 'y' },
            metadata: { input: { name: 'b' } },
          });
        });
        written++;
        if (sealing) seals.mark([tenant.id]);
      }
    };
    await Promise.all(Array.from({ length: writers }, write));
    const rate = written / seconds;
    await seals.stop();
    const before = performance.now();
    const { entries } = await app.audit.seal(tenant);
    const took = performance.now() - before;
    return { rate, sealed: entries > 5_000 ? entries / (took / 1_000) : 0 };
  };
  try {
    await load(false);
    const ratios: number[] = [];
    const rates: number[] = [];
    const sealed: number[] = [];
    for (let round = 0; round < rounds; round++) {
      // The order changes, so that neither always comes second.
      const first = await load(round % 2 === 0);
      const second = await load(round % 2 !== 0);
      const [on, off] = round % 2 === 0 ? [first, second] : [second, first];
      ratios.push(on.rate / off.rate);
      rates.push(on.rate);
      sealed.push(...[on.sealed, off.sealed].filter((rate) => rate > 0));
    }
    return [
      {
        name: 'audited writes with sealing, of those without',
        value: median(ratios),
        unit: 'ratio',
        target: { bound: 'least', value: 0.95 },
      },
      { name: `audited writes with sealing, ${writers} writers`, value: median(rates), unit: '/s', target: { bound: 'least', value: 200 } },
      ...(sealed.length > 0
        ? [
            {
              name: 'entries sealed when catching up',
              value: median(sealed),
              unit: '/s',
              target: { bound: 'least' as const, value: 10_000 },
            },
          ]
        : []),
    ];
  } finally {
    await house.close();
    rmSync(directory, { recursive: true, force: true });
  }
}
