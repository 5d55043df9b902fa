import { expect, test } from 'vitest';
import { type CommandMeta, commandsFor, expansionOf, type FieldMeta, type ResourceMeta, startOf } from './meta.ts';

const field = (type: FieldMeta['type'], more: Partial<FieldMeta> = {}): FieldMeta => ({
  type,
  description: null,
  nullable: true,
  required: false,
  schema: {},
  ...more,
});
const command = (name: string, fields: string[]): CommandMeta => ({
  name,
  operation_id: name,
  method: 'POST',
  path: `/v1/keys/{id}/${name}`,
  target: 'record',
  summary: '',
  permission: null,
  from: null,
  consumes: 'application/json',
  input: { type: 'object', properties: Object.fromEntries(fields.map((one) => [one, {}])) },
});
const setLimits = command('set-limits', ['most', 'email', 'least']);
const keys = {
  fields: {
    id: field('uuid'),
    most: field('integer'),
    least: field('integer'),
    email: field('text', { masked: true }),
    created_by: field('uuid', { reference: 'users' }),
    revoked_by: field('uuid', { reference: 'users' }),
  },
  expansions: { creator: { kind: 'one', resource: 'users', by: 'created_by' }, uses: { kind: 'many', resource: 'uses', by: 'key_id' } },
  commands: [command('activate', []), command('deactivate', []), setLimits],
} as unknown as ResourceMeta;
const names = (row: Record<string, unknown>) => commandsFor(keys, { id: '1', ...row }).map(({ name }) => name);

test('what is active is not offered to be activated, nor what is not its end', () => {
  expect(names({ is_active: true })).toEqual(['deactivate', 'set-limits']);
  expect(names({ is_active: false })).toEqual(['activate', 'set-limits']);
  expect(names({})).toEqual(['activate', 'deactivate', 'set-limits']);
});

test('a form that sets fields begins with what they are, never with what is disguised', () => {
  const row = { id: '1', most: 7, least: null, email: 'a***@mail.example' };
  expect(startOf(keys, setLimits, row)).toEqual({ most: 7 });
  expect(startOf(keys, command('receive', ['most']), row)).toEqual({});
  expect(startOf(keys, command('set-limits', ['most', 'reason']), row)).toEqual({});
});

test('a reference is named by the expansion that it leads to, not by another of the same kind', () => {
  expect(expansionOf(keys, 'created_by')).toBe('creator');
  expect(expansionOf(keys, 'revoked_by')).toBeUndefined();
});
