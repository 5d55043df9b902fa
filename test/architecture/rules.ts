import { posix } from 'node:path';
import type { Files } from './house.ts';
import {
  commented,
  isPartition,
  looksLikeSql,
  type Name,
  referencesIn,
  type Table,
  tablesCreated,
  tablesNamed,
  touchedIn,
  triggersIn,
  viewsCreated,
} from './sql.ts';
import { type Module, readModule } from './typescript.ts';

export interface Violation {
  readonly rule: Rule;
  readonly at: string;
  readonly what: string;
}

/** Each rule of design §2–3 and §5 that a machine can hold, in one sentence. */
export const rules = {
  'kernel-alone': 'The kernel imports libraries and itself: no pack, platform or flow, and names no table of theirs.',
  'platform-below-packs': 'The platform imports the kernel and libraries: no pack, no flow.',
  'pack-by-door': 'A pack reaches another through #packs/x, with x in its uses; never the platform, flows or test support.',
  'rules-are-pure': 'rules/ import types, their own rules/, and pure kernel files and libraries.',
  'resources-declare': 'resources.ts imports its own pack and #kernel/resource.',
  'no-outside-calls': 'commands/, queries/ and rules/ import nothing that does I/O: they emit, and a reaction calls.',
  'database-door': 'Packs and flows know no database driver: they are given a transaction.',
  'one-list-of-packs': 'Only src/packs.ts imports a pack.ts from outside its pack, and it imports every one.',
  'uses-are-real': 'A pack.ts is named like its folder and uses packs that exist, without cycles.',
  'flows-by-door': 'Flows import #packs/*, #kernel/* and themselves.',
  'console-apart': 'The console imports nothing of src/; its browser tests, which start a server, may.',
  'known-packages': 'Files under src/ import only packages that package.json has as dependencies.',
  'own-tables': "SQL in TypeScript names the pack's own tables and the kernel's; another pack's are asked at its door.",
  'own-resources': "A resource shows its own pack's table; an expansion may name a table of a pack in uses.",
  'own-migrations': "A migration touches its own pack's tables; a foreign key may name a table of a pack in uses.",
  'no-triggers': 'Tenant schemas have no triggers and no rewrite rules.',
  'comments-everywhere': 'Every table and every column of a migration has a comment.',
  'time-and-chance-given': 'commands/, queries/ and rules/ read no clock and roll no dice: both are arguments.',
} as const;

export type Rule = keyof typeof rules;

/** Kernel files without I/O, clock, chance or database: what a calculation may call. */
const pureKernel = /^#kernel\/(money|geo|errors|clock|command|resource)(\.ts)?$/;
const pureLibraries = new Set(['typebox', 'lossless-json', 'ipaddr.js', 'rrule-temporal']);
const ioLibraries =
  /^(undici|axios|got|nodemailer|web-push|fastify|node:(fs|net|http|https|http2|tls|dns|dgram|child_process|worker_threads|cluster|sqlite)(\/promises)?)$|^(fs|net|http|https|tls|dns|child_process)(\/promises)?$/;
const drivers = /^(pg|pg-boss|@electric-sql\/.*)$|^#kernel\/db\/|^#kernel\/(jobs|http)(\/|$)/;

/** Kernel tables that packs may read and write, and reference data every tenant may read. */
const sharedTables = new Set([
  'schema_migrations',
  'events',
  'event_deliveries',
  'idempotency_keys',
  'audit_entries',
  'quota_usage',
  'webhook_deliveries',
  'channel_types',
  'courier_types',
]);

interface Place {
  readonly area: 'kernel' | 'platform' | 'flows' | 'pack' | 'list' | 'console' | 'other';
  readonly pack?: string;
  /** First folder or file inside the pack. */
  readonly part?: string;
  readonly test: boolean;
}

export function placeOf(path: string): Place {
  const [top, second = '', third, ...rest] = path.split('/');
  const test = /\.(test|pg\.test|bench)\.tsx?$/.test(path) || path.includes('/test/');
  if (top === 'console') return { area: 'console', test };
  if (top !== 'src') return { area: 'other', test };
  if (path === 'src/packs.ts') return { area: 'list', test };
  if (second === 'packs' && third) return { area: 'pack', pack: third, part: rest[0] ?? '', test };
  const folder = second.replace(/\.ts$/, '');
  if (folder === 'kernel' || folder === 'platform' || folder === 'flows') return { area: folder, test };
  return { area: 'other', test };
}

/** Where an import leads: a path from the root for our own files, the specifier itself for libraries. */
function targetOf(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  const [, door, rest = ''] = specifier.match(/^#(kernel|packs|platform|flows|generated|test)(?:\/(.*))?$/) ?? [];
  if (door === 'kernel') return `src/kernel/${rest.replace(/\.ts$/, '')}.ts`;
  if (door === 'packs') return `src/packs/${rest}/index.ts`;
  if (door === 'platform' || door === 'flows') return `src/${door}/index.ts`;
  if (door === 'generated') return `generated/${rest}`;
  if (door === 'test') return `test/support/${rest}.ts`;
  return specifier;
}

/** Checks a set of files, real or planted, against every rule. Pure. */
export function check(files: Files): Violation[] {
  const found: Violation[] = [];
  const report = (rule: Rule, path: string, line: number, what: string) => found.push({ rule, at: `${path}:${line}`, what });

  const paths = Object.keys(files);
  const modules = new Map(
    paths.filter((path) => /\.(tsx?|mts)$/.test(path)).map((path) => [path, readModule(files[path]!, path)] as const),
  );
  const packs = readPacks(paths, modules, report);
  const tables = readTables(files);

  for (const [path, module] of modules) {
    const place = placeOf(path);
    checkImports(path, place, module, packs, files, report);
    if (place.test) continue;
    checkStatements(path, place, module, tables, report);
    if (place.pack) checkResources(path, place, module, packs, tables, report);
  }
  for (const path of paths) if (path.endsWith('.sql')) checkMigration(path, files, packs, tables, report);
  return found;
}

type Report = (rule: Rule, path: string, line: number, what: string) => void;
type Uses = ReadonlyMap<string, readonly string[]>;

function readPacks(paths: readonly string[], modules: ReadonlyMap<string, Module>, report: Report): Uses {
  const folders = new Set(paths.map((path) => placeOf(path).pack).filter((pack) => pack !== undefined));
  const uses = new Map<string, readonly string[]>();
  for (const pack of folders) {
    const path = `src/packs/${pack}/pack.ts`;
    const manifest = modules.get(path)?.manifest;
    uses.set(pack, manifest?.uses ?? []);
    if (!manifest) report('uses-are-real', path, 1, `no pack({ name: '${pack}', … })`);
    else if (manifest.name !== pack) report('uses-are-real', path, 1, `is named '${manifest.name}' in folder ${pack}`);
    for (const used of manifest?.uses ?? []) {
      if (!folders.has(used)) report('uses-are-real', path, 1, `uses '${used}', which does not exist`);
    }
  }
  for (const cycle of cyclesIn(uses)) report('uses-are-real', `src/packs/${cycle[0]}/pack.ts`, 1, `cycle: ${cycle.join(' → ')}`);

  const listed = modules.get('src/packs.ts')?.imports.map(({ specifier }) => targetOf('src/packs.ts', specifier)) ?? [];
  for (const pack of folders) {
    if (!listed.includes(`src/packs/${pack}/pack.ts`)) report('one-list-of-packs', 'src/packs.ts', 1, `does not import pack '${pack}'`);
  }
  return uses;
}

/** Each cycle once, from its alphabetically first pack. */
function cyclesIn(uses: Uses): string[][] {
  const cycles: string[][] = [];
  const walk = (pack: string, trail: readonly string[]): void => {
    if (pack === trail[0]) cycles.push([...trail, pack]);
    else if (!trail.includes(pack) && (trail.length === 0 || pack > trail[0]!)) {
      for (const used of uses.get(pack) ?? []) walk(used, [...trail, pack]);
    }
  };
  for (const pack of uses.keys()) walk(pack, []);
  return cycles;
}

function checkImports(path: string, place: Place, module: Module, packs: Uses, files: Files, report: Report): void {
  const manifest = JSON.parse(files['package.json'] ?? '{}') as Record<string, Record<string, string> | undefined>;
  const runtime = new Set(Object.keys(manifest.dependencies ?? {}));
  const all = new Set([...runtime, ...Object.keys(manifest.devDependencies ?? {})]);

  for (const { specifier, typeOnly, line } of module.imports) {
    const target = targetOf(path, specifier);
    const to = placeOf(target);
    const ours = target !== specifier;
    const refuse = (rule: Rule) => report(rule, path, line, specifier);

    if (place.area === 'console' && !path.startsWith('console/e2e/') && (target.startsWith('src/') || specifier.startsWith('#')))
      refuse('console-apart');
    if (!path.startsWith('src/')) continue;

    if (!ours && !specifier.startsWith('node:')) {
      const name = specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : specifier.split('/')[0]!;
      if (!(place.test || typeOnly ? all : runtime).has(name)) refuse('known-packages');
    }
    if (to.pack && to.part === 'pack.ts' && place.area !== 'list' && place.pack !== to.pack) refuse('one-list-of-packs');
    // Tests build whole houses; what they reach for is not part of the house.
    if (place.test) continue;

    if (place.area === 'kernel' && /^(pack|list|platform|flows)$/.test(to.area)) refuse('kernel-alone');
    if (place.area === 'platform' && /^(pack|list|flows)$/.test(to.area)) refuse('platform-below-packs');
    if (
      place.area === 'flows' &&
      ours &&
      !(to.area === 'flows' || to.area === 'kernel' || specifier.startsWith('#packs/') || target.startsWith('generated/'))
    ) {
      refuse('flows-by-door');
    }
    if ((place.area === 'pack' || place.area === 'flows') && drivers.test(specifier)) refuse('database-door');
    if (!place.pack) continue;

    const foreign = to.pack !== undefined && to.pack !== place.pack;
    const byDoor = specifier.startsWith('#packs/') && (packs.get(place.pack) ?? []).includes(to.pack ?? '');
    const elsewhere = ours && !to.pack && !(to.area === 'kernel' && specifier.startsWith('#kernel/')) && !target.startsWith('generated/');
    if ((foreign && !byDoor) || elsewhere) refuse('pack-by-door');

    if (
      place.part === 'resources.ts' &&
      (ours ? foreign || (!to.pack && !/^#kernel\/resource(\.ts)?$/.test(specifier)) : specifier !== 'typebox')
    ) {
      refuse('resources-declare');
    }
    if (/^(commands|queries|rules)$/.test(place.part ?? '') && !typeOnly && ioLibraries.test(specifier)) refuse('no-outside-calls');
    if (place.part === 'rules' && !typeOnly) {
      const pure = ours
        ? pureKernel.test(specifier) || (to.pack === place.pack && (to.part === 'rules' || target.endsWith('.json')))
        : pureLibraries.has(specifier);
      if (!pure) refuse('rules-are-pure');
    }
  }

  if (place.pack && !place.test && /^(commands|queries|rules)$/.test(place.part ?? '')) {
    for (const { text, line } of module.impurities) report('time-and-chance-given', path, line, text);
  }
}

interface Owner {
  readonly area: 'kernel' | 'platform' | 'pack';
  readonly pack?: string;
}

/** Whose each table is, from the migrations that create it. A pack's name for a table wins: it comes first in the search path. */
function readTables(files: Files): ReadonlyMap<string, Owner> {
  const tables = new Map<string, Owner>();
  for (const [path, text] of Object.entries(files)) {
    const { area, pack } = placeOf(path);
    if (!path.endsWith('.sql') || !(area === 'kernel' || area === 'platform' || area === 'pack')) continue;
    for (const name of [...tablesCreated(text).map((table) => table.name), ...viewsCreated(text)]) {
      const bare = name.replace(/^\w+\./, '');
      if (area === 'pack' || !tables.has(bare)) tables.set(bare, { area, pack });
    }
  }
  return tables;
}

/** Why `from` may not name this table; undefined when it may, or when nobody owns it (a CTE, a function, a catalogue). */
function foreignTable(name: string, from: Place, tables: ReadonlyMap<string, Owner>): string | undefined {
  const [bare, schema] = name.split('.').reverse();
  const owner = tables.get(bare!);
  if (sharedTables.has(bare!)) return undefined;
  if (schema === 'platform' || owner?.area === 'platform') return from.area === 'platform' ? undefined : `${name} of the platform`;
  if (owner?.area !== 'pack' || owner.pack === from.pack) return undefined;
  return `${name} of ${owner.pack}`;
}

function checkStatements(path: string, place: Place, module: Module, tables: ReadonlyMap<string, Owner>, report: Report): void {
  if (place.area !== 'pack' && place.area !== 'flows' && place.area !== 'kernel') return;
  const names: Name[] = module.texts
    .filter(({ text }) => looksLikeSql(text))
    .flatMap(({ text, line }) => tablesNamed(text).map((name) => ({ name: name.name, line: line + name.line - 1 })));
  names.push(...module.builderTables.map(({ text, line }) => ({ name: text.split(/\s/)[0]!, line })));
  const seen = new Set<string>();
  for (const { name, line } of names) {
    const foreign = foreignTable(name, place, tables);
    if (!foreign || seen.has(`${foreign}:${line}`)) continue;
    seen.add(`${foreign}:${line}`);
    // The kernel opens sessions and provisions under the platform's tables; business tables it never knows.
    if (place.area !== 'kernel') report('own-tables', path, line, foreign);
    else if (!foreign.endsWith(' of the platform')) report('kernel-alone', path, line, foreign);
  }
}

function checkResources(path: string, place: Place, module: Module, packs: Uses, tables: ReadonlyMap<string, Owner>, report: Report): void {
  for (const { text, line } of module.shown) {
    if (tables.get(text)?.pack !== place.pack) report('own-resources', path, line, `resource('${text}')`);
  }
  for (const { text, line } of module.expanded) {
    const foreign = foreignTable(text, place, tables);
    const owner = tables.get(text)?.pack;
    if (foreign && !(owner && packs.get(place.pack!)?.includes(owner))) report('own-resources', path, line, `expands ${foreign}`);
  }
}

function checkMigration(path: string, files: Files, packs: Uses, tables: ReadonlyMap<string, Owner>, report: Report): void {
  const place = placeOf(path);
  const text = files[path]!;
  if (place.area === 'pack' || place.area === 'kernel') {
    for (const { name, line } of triggersIn(text)) report('no-triggers', path, line, name);
  }
  if (place.area === 'pack') {
    for (const { name, line } of touchedIn(text)) {
      const foreign = foreignTable(name, place, tables);
      if (foreign) report('own-migrations', path, line, foreign);
    }
    for (const { name, line } of referencesIn(text)) {
      const foreign = foreignTable(name, place, tables);
      const owner = tables.get(name)?.pack;
      if (foreign && !(owner && packs.get(place.pack!)?.includes(owner))) report('own-migrations', path, line, `references ${foreign}`);
    }
  }
  if (place.area === 'pack' || place.area === 'kernel' || place.area === 'platform') checkComments(path, files, report);
}

/** A comment may stand in a later migration of the same folder. */
function checkComments(path: string, files: Files, report: Report): void {
  const folder = posix.dirname(path);
  const comments = new Set(
    Object.entries(files)
      .filter(([other]) => posix.dirname(other) === folder && other.endsWith('.sql'))
      .flatMap(([, text]) => [...commented(text)])
      .flatMap((name) => [name, name.replace(/^platform\./, '')]),
  );
  const missing = (name: Name, full: string) => {
    if (!comments.has(full)) report('comments-everywhere', path, name.line, full);
  };
  const text = files[path]!;
  const altered = (table: Table) =>
    !new RegExp(String.raw`create\s+(unlogged\s+)?table\s+(if\s+not\s+exists\s+)?"?${table.name}\b`, 'i').test(text);
  for (const table of tablesCreated(text)) {
    const name = table.name.replace(/^platform\./, '');
    if (isPartition(text, table.name)) continue;
    if (!altered(table)) missing(table, name);
    for (const column of table.columns) missing(column, `${name}.${column.name}`);
  }
}
