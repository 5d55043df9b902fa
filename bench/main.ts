import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureLists } from './lists.ts';
import { type Figure, measureReactions } from './reactions.ts';
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
};
const chosen = process.argv.slice(2);
for (const name of chosen) if (!benches[name]) throw new Error(`There is no benchmark ${name}: ${Object.keys(benches).join(', ')}`);
const results: Record<string, Figure[]> = {};
for (const [name, measure] of Object.entries(benches)) {
  if (chosen.length && !chosen.includes(name)) continue;
  results[name] = await measure(url);
}
const met = ({ value, target }: Figure) => (target.bound === 'most' ? value <= target.value : value >= target.value);
for (const [name, figures] of Object.entries(results)) {
  for (const figure of figures) {
    console.log(
      `${met(figure) ? '✓' : '✗'} ${name.padEnd(10)} ${figure.name.padEnd(56)} ${figure.value.toFixed(2).padStart(10)} ${figure.unit.padEnd(6)} (at ${figure.target.bound} ${figure.target.value})`,
    );
  }
}
const folder = join(import.meta.dirname, 'results');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'latest.json'), `${JSON.stringify(results, null, 2)}\n`);
process.exit(0);
