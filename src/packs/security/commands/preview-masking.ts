import { command, Type } from '#kernel/command';
import type { Actor } from '#kernel/context';
import { fail } from '#kernel/errors';
import { mayReadAll } from '#kernel/resource/list';
import { allRoles, permissionsOfRoles } from '#packs/identity';
import { underSettings } from '../actor.ts';
import { dataMaskingRules } from '../resources.ts';

/**
 * POST /v1/data-masking-rules/preview: a record as somebody with these roles sees it. What whoever asks sees masked stays masked: nobody
 * looks through another role's eyes at what is hidden from their own.
 */
export const previewMasking = command({
  on: dataMaskingRules,
  target: 'collection',
  verb: 'preview',
  permission: 'security.view',
  summary: 'See a record as people with certain roles see it.',
  input: Type.Object(
    {
      roles: Type.Array(Type.String({ minLength: 1, maxLength: 100, description: 'A role code.' }), {
        minItems: 1,
        maxItems: 20,
        uniqueItems: true,
        description: 'The roles that this person would have.',
      }),
      resource: Type.String({ minLength: 1, maxLength: 100, description: 'Which kind of record, by path word, such as orders.' }),
      id: Type.String({ format: 'uuid', description: 'The record.' }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    may_read: Type.Boolean({ description: 'Whether they may see such records at all.' }),
    may_export: Type.Boolean({ description: 'Whether they may take such records out, as far as permissions go.' }),
    record: Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()], {
      description: 'As they see it; null where they may not, or see only records of their own.',
    }),
    masked: Type.Array(
      Type.Object({
        field: Type.String({ description: 'The field.' }),
        parts: Type.Array(Type.String({ description: 'A path.' }), {
          description: 'Paths inside it that are masked; empty: all of it is.',
        }),
      }),
      { description: 'What they see masked, and so may not filter, sort or search by.' },
    ),
  }),
  async run({ tx, actor, tenant, resources }, { roles, resource: word, id }) {
    const known = new Set((await allRoles(tx)).map(({ code }) => code));
    const errors = roles.flatMap((code, index) =>
      known.has(code) ? [] : [{ pointer: `/roles/${index}`, message: `There is no role ${code}.` }],
    );
    const resource = resources.named(word);
    if (!resource || resource.spec.mixed || resource.spec.sealedEntries)
      errors.push({ pointer: '/resource', message: 'There are no such records, or they hold fields of others.' });
    if (errors.length || !resource) throw fail('invalid_reference', {}, errors);
    const { read, export: out } = resource.spec.permissions;
    if (!actor.isOwner && !actor.permissions.has(read)) throw fail('forbidden', { permission: read });
    const permissions = new Set(await permissionsOfRoles(tx, roles));
    const they: Actor = await underSettings(tx, {
      kind: 'user',
      id: null,
      name: roles.join(', '),
      isOwner: false,
      roles,
      permissions,
      features: tenant.features,
      sessionId: null,
      unmasked: permissions.has('data.unmasked'),
    });
    const theirs = resource.maskedFor(they);
    const mayRead = permissions.has(read) && (!resource.feature || tenant.features.has(resource.feature));
    const isOthers = resource.spec.scope !== undefined && !mayReadAll(resource, they);
    const masked = new Map([...theirs, ...resource.maskedFor(actor)]);
    const columns = resource.projection({ fields: resource.spec.fields, expand: [], masked, actor: they });
    const own = resource.spec.scope && !mayReadAll(resource, actor) ? `and t.${resource.spec.scope} = $2::uuid` : '';
    const [found] = await tx.text<{ record: Record<string, unknown> }>(
      `select row_to_json(j) as record from ${resource.table} t cross join lateral (select ${columns}) j
       where t.id = $1::uuid ${resource.softDelete ? 'and t.deleted_at is null' : ''} ${own}`,
      own ? [id, actor.id] : [id],
    );
    if (!found) throw fail('not_found');
    return {
      may_read: mayRead,
      may_export: mayRead && out !== undefined && permissions.has(out) && permissions.has('exports.view'),
      record: mayRead && !isOthers ? found.record : null,
      masked: [...theirs].map(([field, { paths }]) => ({ field, parts: (paths ?? []).map(([path]) => path.join('.')) })),
    };
  },
});
