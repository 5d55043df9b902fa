import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureAudit } from './audit.ts';
import { measureBoots, measureProvisioning } from './boots.ts';
import { measureLists } from './lists.ts';
import { type Figure, measureReactions } from './reactions.ts';
import { measureRotation } from './rotation.ts';
import { measureStream } from './stream.ts';
import { measureWebhooks } from './webhooks.ts';

/** `bin/bench [name …]`: measures against PostgreSQL at DATABASE_URL, prints a table and writes JSON to bench/results/. */
const url = process.env.DATABASE_URL;
if (!url) {
  console.error('Set DATABASE_URL to a PostgreSQL server: eval "$(.ci/postgres start -c fsync=on)"');
  process.exit(1);
}
const benches: Record<string, (url: string) => Promise<Figure[]>> = {
  lists: measureLists,
  webhooks: measureWebhooks,
  reactions: measureReactions,
  audit: measureAudit,
  provisioning: measureProvisioning,
  boots: measureBoots,
  rotation: measureRotation,
  stream: measureStream,
};
const chosen = process.argv.slice(2);
for (const name of chosen) if (!benches[name]) throw new Error(`There is no benchmark ${name}: ${Object.keys(benches).join(', ')}`);

const results: Record<string, Figure[]> = {};
for (const [name, measure] of Object.entries(benches)) {
  if (chosen.length === 0 || chosen.includes(name)) results[name] = await measure(url);
}

const met = ({ value, target }: Figure) => (target.bound === 'most' ? value <= target.value : value >= target.value);
for (const [name, figures] of Object.entries(results)) {
  for (const figure of figures) {
    const { bound, value } = figure.target;
    const measured = `${figure.value.toFixed(2).padStart(10)} ${figure.unit.padEnd(6)}`;
    console.log(
      `${met(figure) ? '✓' : '✗'} ${name.padEnd(13)} ${figure.name.padEnd(58)} ${measured} (at ${bound} ${Number(value.toFixed(2))})`,
    );
  }
}
const folder = join(import.meta.dirname, 'results');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'latest.json'), `${JSON.stringify({ measured: new Date().toISOString(), results }, null, 2)}\n`);
process.exit(0);
