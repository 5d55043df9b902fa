import { globSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { categoryOf } from '#kernel/audit/category';
import { anonymous, system } from '#kernel/command/actors';
import { validate } from '#kernel/command/validate';
import { errorTable, type Problem } from '#kernel/errors';
import { adminToken, testApp } from '#test/app';
import { findings } from '../../console/kit/i18n/hi/findings.ts';
import { help } from '../../console/kit/i18n/hi/help.ts';
import { messages } from '../../console/kit/i18n/hi/messages.ts';
import { problems } from '../../console/kit/i18n/hi/problems.ts';
import { rows } from '../../console/kit/i18n/hi/rows.ts';
import { names } from '../../console/kit/i18n/hi-names.ts';
import { mapProse, phrasebook, type Sentences } from '../../console/kit/i18n/sentences.ts';

// What the server says to a person in the console, in Hindi: all of it, and nothing that it says no more. Words that only readers of the API
// meet (parameters, answers, what is not in /v1/meta) stay English. Tables: console/kit/i18n/hi/; a word that several packs use goes into
// help-common.ts, names into hi-names.ts.

const app = await testApp();
const tenant = await app.tenant();
const metas = [(await tenant.owner.get('/v1/meta')).body, (await app.client(adminToken).get('/platform/v1/meta')).body];

/** English sentences by the packs that say them in `/v1/meta`. */
const explained = new Map<string, Set<string>>();
const explain = (pack: string, described: unknown) =>
  mapProse(described, (english) => {
    if (english.trim()) explained.set(english, (explained.get(english) ?? new Set()).add(pack));
    return english;
  });
for (const { resources, commands } of metas) {
  for (const resource of Object.values<{ pack: string }>(resources)) explain(resource.pack, resource);
  explain('kernel', commands);
}

const helpOf: Record<string, Sentences> = {};
beforeAll(async () => {
  for (const [pack, load] of Object.entries(help)) helpOf[pack] = await load();
});

/** Whether an entry of a table says this sentence. */
const says = (key: string) => {
  const say = phrasebook([{ [key]: '✓' }]);
  return (english: string) => say(english) === '✓';
};
const stale = (table: Sentences, said: readonly string[]) => {
  const exact = new Set(said);
  return Object.keys(table).filter((key) => !exact.has(key) && !(/\{\d\}/.test(key) && said.some(says(key))));
};
const untold = (tables: readonly Sentences[], said: readonly string[]) => {
  const say = phrasebook(tables);
  return [...new Set(said)].filter((english) => say(english) === english);
};

test('what explains fields and commands is there in Hindi, with the pack that says it', () => {
  const missing = [...explained].flatMap(([english, packs]) =>
    [...packs].filter((pack) => !(english in (helpOf[pack] ?? {})) && !(english in helpOf.common!)).map((pack) => `${pack}: ${english}`),
  );
  expect(missing).toEqual([]);
  const left = Object.entries(helpOf).flatMap(([pack, table]) =>
    Object.keys(table)
      .filter((english) => !(pack === 'common' ? explained.has(english) : explained.get(english)?.has(pack)))
      .map((english) => `${pack}: ${english}`),
  );
  expect(left).toEqual([]);
});

test('every problem and its advice', () => {
  const said = Object.values(errorTable).flatMap(({ title, advice }) => [title, advice]);
  expect(untold([problems], said)).toEqual([]);
  expect(stale(problems, said)).toEqual([]);
});

describe('what is wrong with a field', () => {
  /** Literals of the lines that object to something, with 7 where a value would be. */
  const objections = globSync(['src/**/*.ts', 'console/kit/{http,problem}.ts'])
    .filter((path) => !/\.test\.ts$|sandbox|^src\/(cli|pages|demo)\//.test(path))
    .flatMap((path) => readFileSync(path, 'utf8').split('\n'))
    // What describes a field of an answer is for readers of the API.
    .filter((line) => !/\bdescription[:,]|Type\./.test(line))
    .filter((line) =>
      /\bmessage(:| =)|\b(refuse|wrong|malformed|bad)\(|\b(problems|errors|wrong)\.push\(|`column "|title: |detail: /.test(line),
    )
    .flatMap((line) => [...line.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)])
    .map(
      ([, single, double, template]) => single ?? double ?? template!.replaceAll('\\`', '`').replace(/\$\{(?:[^{}]|\{[^{}]*\})+\}/g, '7'),
    )
    .filter((text) => /^[\w"'7{].* /.test(text) && !/^(select|urn|https?|not )/.test(text));

  /** What the validator itself says of each thing that a schema can ask for. */
  const objected = (schema: object, value: unknown): string[] => {
    try {
      validate(schema, value);
    } catch (problem) {
      return (problem as Problem).errors.map(({ message }) => message);
    }
    throw new Error('It fits.');
  };
  /** Credentials are checked by a validator of their own, whose messages go out as they are. */
  const raw = (schema: object, value: unknown): string[] => {
    const check = new Ajv2020({ allErrors: true, strict: false }).compile(schema);
    check(value);
    return check.errors!.map(({ message }) => message!);
  };
  const types = ['string', 'integer', 'number', 'boolean', 'array', 'object'];
  const validated = [
    ...types.flatMap((type) => [objected({ type }, null), objected({ type: [type, 'null'] }, type === 'string' ? 1 : 'x')]),
    objected({ type: 'object', required: ['a'], additionalProperties: false }, { b: 1 }),
    objected({ enum: ['a', 'b'] }, 'c'),
    objected({ const: 'a' }, 'c'),
    objected({ type: 'string', minLength: 3 }, 'c'),
    objected({ type: 'string', maxLength: 3 }, 'cccc'),
    objected({ type: 'string', pattern: '^a$' }, 'c'),
    objected({ type: 'string', format: 'uuid' }, 'c'),
    objected({ minimum: 3 }, 1),
    objected({ maximum: 3 }, 5),
    objected({ exclusiveMinimum: 3 }, 1),
    objected({ exclusiveMaximum: 3 }, 5),
    objected({ multipleOf: 3 }, 5),
    objected({ type: 'array', minItems: 2 }, [1]),
    objected({ type: 'array', maxItems: 1 }, [1, 2]),
    objected({ type: 'array', uniqueItems: true }, [1, 1]),
    objected({ type: 'object', minProperties: 2 }, { a: 1 }),
    objected({ type: 'object', maxProperties: 1 }, { a: 1, b: 2 }),
    objected({ anyOf: [{ required: ['a'] }, { required: ['b'] }] }, {}),
    objected({ not: {} }, 1),
    objected({ type: 'null' }, 1),
    raw({ type: 'object', required: ['a'], additionalProperties: false, properties: { b: false } }, { b: 1, c: 2 }),
    raw({ enum: ['a', 'b'] }, 'c'),
    raw({ anyOf: [{ type: 'string' }, { type: 'null' }] }, 1),
    raw({ oneOf: [{ type: 'string' }, { type: 'null' }] }, 1),
    objected({ propertyNames: { maxLength: 1 } }, { ab: 1 }),
  ].flat();

  test('is said in Hindi', () => {
    expect(objections.length).toBeGreaterThan(80);
    const known: ReadonlySet<string> = new Set(Object.values(errorTable).flatMap(({ title, advice }) => [title, advice]));
    expect(untold([messages], validated)).toEqual([]);
    expect(
      untold(
        [messages, rows],
        objections.filter((text) => !known.has(text)),
      ),
    ).toEqual([]);
  });

  test('and nothing else is', () => {
    expect(stale(messages, [...objections, ...validated])).toEqual([]);
  });
});

test('what a check of the trail finds', () => {
  const source = readFileSync('src/kernel/audit/verify.ts', 'utf8');
  const said = [...source.matchAll(/say\('\w+', (?:'([^']+)'|`([^`]+)`)/g)].map(
    ([, plain, template]) => plain ?? template!.replace(/\$\{(?:[^{}]|\{[^{}]*\})+\}/g, '7'),
  );
  expect(said.length).toBeGreaterThan(10);
  expect(untold([findings], said)).toEqual([]);
  expect(stale(findings, said)).toEqual([]);
});

describe('what the server writes into rows', () => {
  const all = async (client: typeof tenant.owner, path: string) => (await client.get(`${path}?limit=200`)).body.data;

  test('roles, permissions, plans, features, and kinds of channels and couriers', async () => {
    const admin = app.client(adminToken);
    const given = [
      ...(await all(tenant.owner, '/v1/roles')),
      ...(await all(tenant.owner, '/v1/permissions')),
      ...(await all(tenant.owner, '/v1/data-masking-rules')).map((rule: { description: string }) => ({ description: rule.description })),
      ...(await all(admin, '/platform/v1/plans')),
      ...(await all(admin, '/platform/v1/features')),
      ...(await all(admin, '/platform/v1/channel-types')),
      ...(await all(admin, '/platform/v1/courier-types')),
    ];
    // A brand is called the same in every language.
    const brands = new Set(['Shopify', 'Amazon', 'Flipkart', 'Meesho', 'WooCommerce', 'Shiprocket', 'Delhivery', 'BlueDart', 'DTDC']);
    const said: string[] = given.flatMap(({ name, description, config_schema }) => {
      const asked: string[] = [];
      mapProse(config_schema, (english) => asked[asked.push(english) - 1]!);
      return [name, description, ...asked].filter((text) => typeof text === 'string' && !brands.has(text));
    });
    said.push(anonymous.name, system.name);
    expect(said.length).toBeGreaterThan(150);
    expect(untold([rows], said)).toEqual([]);

    // Violations and what the risk rules find are written where they are found.
    const sources = globSync('src/packs/security/{rules,exports,reactions}/*.ts').filter((path) => !path.endsWith('.test.ts'));
    const literals = sources.flatMap((path) => {
      const text = readFileSync(path, 'utf8');
      return [...text.matchAll(/(?:description|title): (?:'([^']+)'|`([^`]+)`)/g), ...becauseOf(text)].map(
        ([, plain, template]) => plain ?? template!.replace(/\$\{(?:[^{}]|\{[^{}]*\})+\}/g, '7'),
      );
    });
    // What went wrong between us and a channel or a courier, where nothing of theirs can be said.
    for (const path of [
      'src/packs/sales/reactions/pull-orders.ts',
      'src/packs/sales/connectors/shopify.ts',
      'src/packs/shipping/booking/claim.ts',
    ])
      for (const [, , single, double, template] of readFileSync(path, 'utf8').matchAll(
        /(return|kind: 'revoked', reason:|channelId,) (?:'([A-Z][^']+\.)'|"([A-Z][^"]+\.)"|`([A-Z][^`]+)`)/g,
      ))
        literals.push(single ?? double ?? template!.replace(/\$\{[^}]+\}/g, '7'));
    expect(literals.length).toBeGreaterThan(20);
    expect(
      untold(
        [rows],
        literals.filter((text) => / /.test(text.replaceAll('7', '').trim())),
      ),
    ).toEqual([]);
    expect(stale(rows, [...said, ...literals])).toEqual([]);
  });

  /** Literals in the reasons of a finding. */
  const becauseOf = (text: string) =>
    [...text.matchAll(/because: \[([\s\S]*?)\],\n/g)].flatMap(([, list]) => [...list!.matchAll(/'([^']+)'|`([^`]+)`/g)]);
});

type Schema = Record<string, unknown>;
interface Described {
  readonly fields: Record<string, { schema: Schema }>;
  readonly create: { schema?: Schema } | null;
  readonly update: { schema?: Schema } | null;
  readonly commands: readonly { name: string; input?: Schema }[];
}

test('fields, values and commands of forms, parts of the business and deeds of the trail have names', async () => {
  const missing = new Set<string>();
  const need = (kind: keyof typeof names, word: unknown) => {
    if (typeof word === 'string' && !(word in names[kind])) missing.add(`${kind}: ${word}`);
  };
  // Media types and forms of dates are the same in every language.
  const isCode = (value: string) => /^\w+\/[\w.+-]+$|^[DMY/.-]+$/.test(value);
  const walk = (schema: Schema | undefined): void => {
    if (!schema) return;
    for (const value of [...((schema.enum as unknown[]) ?? []), schema.const])
      if (typeof value === 'string' && !isCode(value)) need('values', value);
    for (const [field, inner] of Object.entries((schema.properties ?? {}) as Record<string, Schema>)) {
      need('fields', field);
      walk(inner);
    }
    for (const branch of [schema.items, ...((schema.anyOf as unknown[]) ?? [])]) walk(branch as Schema | undefined);
  };
  for (const { resources, commands } of metas) {
    for (const [word, { fields, create, update, commands: own }] of Object.entries<Described>(resources)) {
      need('resources', word);
      for (const [field, { schema }] of Object.entries(fields)) {
        need('fields', field);
        walk(schema);
      }
      for (const { name, input } of own) {
        need('commands', name);
        walk(input);
      }
      for (const write of [create, update]) walk(write?.schema);
    }
    for (const { name, input } of commands) {
      need('commands', name);
      walk(input);
    }
  }
  for (const { action, pack, subject } of app.operations) {
    need('commands', action.split('.').at(-1));
    need('values', categoryOf(pack, subject));
  }
  for (const { module } of (await tenant.owner.get('/v1/permissions?limit=200')).body.data) need('values', module);
  for (const { code, category } of (await app.client(adminToken).get('/platform/v1/features?limit=200')).body.data) {
    need('values', code);
    need('values', category);
  }
  for (const { code } of (await app.client(adminToken).get('/platform/v1/plans')).body.data) need('values', code);
  expect([...missing]).toEqual([]);
});

test('a translation is Hindi, keeps what stands for values, and what is written as code', () => {
  const codes = (text: string) =>
    [...new Set([...(text.match(/\{\d\}/g) ?? []), ...(text.match(/`[^`]+`|errors\[\]/g) ?? [])])].sort().join(' ');
  const wrong = [problems, messages, findings, rows, ...Object.values(helpOf)].flatMap((table) =>
    Object.entries(table).filter(
      ([english, said]) =>
        (!/[\u0900-\u097f]/.test(said) && !/^[\w /-]+$/.test(said)) ||
        !codes(english)
          .split(' ')
          .every((code) => said.includes(code) || /identical|stored node|must match/.test(english)),
    ),
  );
  expect(wrong).toEqual([]);
});

test('a sentence with values in it is found by its form', () => {
  const say = phrasebook([messages, rows]);
  expect(say('must NOT have fewer than 3 characters')).toBe('कम से कम 3 अक्षर');
  expect(say('Seen in Pune, India and 12 minutes later in Goa.')).toBe('Pune, India में दिखे और 12 मिनट बाद Goa में।');
  expect(say('must be one of: a, b')).toBe('इनमें से एक हो: a, b');
  expect(say('Something new.')).toBe('Something new.');
});
