import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { hi } from './hi.ts';

interface Schema {
  readonly properties?: Record<string, Schema>;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}
interface Operation {
  readonly operationId: string;
}

const document = JSON.parse(readFileSync(new URL('../../../generated/openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

test('every word of the console is there in Hindi, and none that English has not', () => {
  expect(Object.keys(en).filter((key) => !(key in hi.words))).toEqual([]);
  expect(Object.keys(hi.words).filter((key) => !(key in en))).toEqual([]);
});

test('a translation has the same places for values', () => {
  const places = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join();
  const words = hi.words as Record<string, string>;
  expect(
    Object.entries(en)
      .filter(([key, text]) => key in words && places(text) !== places(words[key]!))
      .map(([key]) => key),
  ).toEqual([]);
});

test('resources, their fields and states, and commands have names in Hindi', () => {
  const lists = Object.entries(document.paths).filter(([, item]) => /^(platformL|l)ist[A-Z]/.test(item.get?.operationId ?? ''));
  const missing: string[] = [];
  for (const [path] of lists) {
    const word = path.split('/').at(-1)!;
    if (!(word in hi.names.resources)) missing.push(`resource ${word}`);
  }
  const records = lists.map(([, item]) => item.get!.operationId.replace(/^(platform)?l?List|^list/, ''));
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    if (!records.some((plural) => plural.startsWith(name.slice(0, -2)) && plural.length - name.length <= 3)) continue;
    for (const [field, shape] of Object.entries(schema.properties ?? {})) {
      if (!(field in hi.names.fields)) missing.push(`field ${name}.${field}`);
      for (const value of shape.enum ?? [])
        if (typeof value === 'string' && !(value in hi.names.values)) missing.push(`value ${value} of ${name}.${field}`);
    }
  }
  for (const path of Object.keys(document.paths)) {
    const verb = /^\/(?:platform\/)?v1\/[\w-]+\/\{id\}\/([\w-]+)$/.exec(path)?.[1];
    if (verb && document.paths[path]!.post && !(verb in hi.names.commands)) missing.push(`command ${verb}`);
  }
  expect([...new Set(missing)]).toEqual([]);
});
