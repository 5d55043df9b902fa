import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import {
  destroyKeyVersion,
  destroyTenantKeys,
  keyReport,
  moveBatch,
  rewrapTenantKeys,
  secretsIn,
  startRotation,
  verifyKeys,
} from '#kernel/keystore';
import { asOwner, inSchema } from '../owner-tx.ts';
import { tenants } from '../resources.ts';
import type { Services } from '../services.ts';

const owner = { access: 'platform', runAs: 'owner', permission: 'platform.admin', timeout: 120_000 } as const;
const nothing = Type.Object({}, { additionalProperties: false });
const count = (description: string) => Type.Integer({ description });

const moment = (description: string) => Type.Union([Type.String({ format: 'date-time' }), Type.Null()], { description });

const TenantKeys = Type.Object({
  tenant_id: Type.String({ format: 'uuid', description: 'The tenant; zeros: the platform itself.' }),
  slug: Type.Union([Type.String(), Type.Null()], { description: 'Its slug; null: the platform itself, or a deleted tenant.' }),
  version: count('Version of the key that seals now.'),
  versions: count('Versions that are kept, to open what older ones sealed.'),
  destroyed_at: moment('When all its keys were destroyed.'),
  master_keys: Type.Union([Type.Array(Type.String({ description: 'Name of a master key.' })), Type.Null()], {
    description: 'Which master keys wrap them; null: none is left.',
  }),
  subjects: count("People's keys."),
  forgotten: count("People's keys that were destroyed."),
  rotation: Type.Union(
    [
      Type.Object({
        to_version: count('Version that it moves to.'),
        moved: count('Sealed fields moved so far.'),
        started_at: moment('When it began.'),
        finished_at: moment('When everything was moved.'),
      }),
      Type.Null(),
    ],
    { description: 'The latest rotation; null: there was none.' },
  ),
});

/** `GET /platform/v1/keys/show` */
export const showKeys = command({
  ...owner,
  on: 'keys',
  target: 'collection',
  verb: 'show',
  method: 'GET',
  summary: 'Show which keys there are; never a key itself.',
  input: nothing,
  output: Type.Object({
    provider: Type.String({ description: 'Who holds the master keys.' }),
    master_keys: Type.Array(Type.String({ description: 'Name of a master key.' }), { description: 'The one that wraps first.' }),
    tenants: Type.Array(TenantKeys, { description: 'The platform itself first, then by slug.' }),
  }),
  run: ({ tx, keys }) => keyReport(tx, keys),
});

/** `POST /platform/v1/keys/rotate-master` */
export const rotateMasterKey = command({
  ...owner,
  on: 'keys',
  target: 'collection',
  verb: 'rotate-master',
  summary: "Make a new master key, or go on wrapping tenants' keys with the newest one, a bounded number at a time.",
  input: Type.Object(
    { fresh: Type.Boolean({ description: 'Make a new one first; false: go on with the newest.' }) },
    { additionalProperties: false },
  ),
  output: Type.Object({
    master_key: Type.String({ description: 'Name of the master key that wraps now.' }),
    rewrapped: count('Tenant keys wrapped anew by this request.'),
    left: count('Tenant keys still wrapped by an older master key: ask again.'),
  }),
  async run({ tx, keys }, { fresh }) {
    if (fresh) {
      await keys.provider.rotate().catch((error: Error) => {
        throw fail('invalid_input', {}, [{ pointer: '/fresh', message: error.message }]);
      });
    }
    const moved = await rewrapTenantKeys(tx, keys);
    return { master_key: (await keys.provider.ids())[0]!, ...moved };
  },
});

/** `POST /platform/v1/keys/destroy-master` */
export const destroyMasterKey = command({
  ...owner,
  on: 'keys',
  target: 'collection',
  verb: 'destroy-master',
  summary: 'Destroy an older master key that wraps nothing any more: what old physical backups hold of the key store is worthless then.',
  input: Type.Object(
    { master_key: Type.String({ minLength: 1, maxLength: 32, description: 'Its name.' }) },
    { additionalProperties: false },
  ),
  output: Type.Object({ destroyed: Type.String({ description: 'Name of the key that is gone.' }) }),
  async run({ tx, keys }, { master_key }) {
    const used = await tx.maybe`select 1 from keystore.tenant_keys where master_key = ${master_key} and wrapped is not null`;
    const [current, ...older] = await keys.provider.ids();
    const refuse = (message: string) => fail('invalid_input', {}, [{ pointer: '/master_key', message }]);
    if (master_key === current) throw refuse('wraps: rotate first');
    if (!older.includes(master_key)) throw refuse('is no master key here');
    if (used) throw refuse('still wraps tenant keys: rotate-master until none is left');
    await keys.provider.destroy(master_key);
    return { destroyed: master_key };
  },
});

const place = (row: { id: string }) => ({ id: row.id, role: '' });

/** `POST /platform/v1/tenants/{id}/rotate-keys` */
export const rotateKeys = ({ packs }: Services) =>
  command({
    ...owner,
    on: tenants,
    verb: 'rotate-keys',
    summary: 'Give a tenant a new key and move what the older sealed, a bounded number of fields at a time, while people work.',
    input: Type.Object(
      { fresh: Type.Boolean({ description: 'Make a new key; false: only go on with the rotation under way.' }) },
      { additionalProperties: false },
    ),
    output: Type.Object({
      moved: count('Keys and fields moved by this request.'),
      finished: Type.Boolean({ description: 'Whether nothing is left; else ask again, or leave it to the worker.' }),
    }),
    async run({ tx, now, keys, row }, { fresh }) {
      const input = { tx, tenant: place(row), keys, now };
      const columns = packs.flatMap(({ sealed }) => sealed);
      if (fresh) {
        // Its own transaction: what follows must not keep everybody who seals waiting.
        await startRotation(input);
        return { moved: 0, finished: false };
      }
      return inSchema(asOwner(tx), row.schema_name, async () => {
        const { moved, idle } = await moveBatch(input, columns, 2_000);
        return { moved, finished: idle };
      });
    },
  });

/** `POST /platform/v1/tenants/{id}/destroy-keys` */
export const destroyKeys = ({ packs }: Services) =>
  command({
    ...owner,
    on: tenants,
    verb: 'destroy-keys',
    summary:
      "Destroy a person's key, one older version of a tenant's key, or all its keys: what they sealed is gone for ever, in every ordinary backup too.",
    input: Type.Object(
      {
        confirm: Type.String({ description: 'The slug of the tenant, to be sure.' }),
        subject: Type.Optional(
          Type.String({ minLength: 1, maxLength: 255, description: 'Whose key, such as users/<id>. Absent: all keys of the tenant.' }),
        ),
        version: Type.Optional(
          Type.Integer({ minimum: 1, description: 'Only this older version of the key, once nothing is sealed under it any more.' }),
        ),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ destroyed: Type.Boolean({ description: 'False: there was no such key, or it was destroyed before.' }) }),
    async run({ tx, now, keys, row }, { confirm, subject, version }) {
      if (confirm !== row.slug) throw fail('invalid_input', {}, [{ pointer: '/confirm', message: 'is not the slug of this tenant' }]);
      if (version !== undefined) {
        const refuse = (message: string) => fail('invalid_input', {}, [{ pointer: '/version', message }]);
        if (subject) throw refuse('goes without a subject');
        const columns = packs.flatMap(({ sealed }) => sealed);
        const input = { tx, tenant: place(row), keys, now };
        const held = await inSchema(asOwner(tx), row.schema_name, () => destroyKeyVersion(input, version, columns));
        if (held) throw refuse(held);
        return { destroyed: true };
      }
      if (subject) return { destroyed: await secretsIn({ tx, tenant: place(row), keys, now }).forget(subject) };
      return { destroyed: await destroyTenantKeys(tx, row.id, now) };
    },
  });

/** `POST /platform/v1/tenants/{id}/verify-keys` */
export const verifyTenantKeys = ({ packs }: Services) =>
  command({
    ...owner,
    on: tenants,
    verb: 'verify-keys',
    summary: "Open every key of a tenant and everything its packs sealed, and say what doesn't open.",
    input: nothing,
    output: Type.Object({
      keys: count('Keys opened.'),
      fields: count('Fields opened.'),
      broken: Type.Array(Type.String({ description: 'A key or a field.' }), { description: 'What does not open; at most a hundred.' }),
    }),
    run: ({ tx, now, keys, row }) =>
      inSchema(asOwner(tx), row.schema_name, () =>
        verifyKeys(
          { tx, tenant: place(row), keys, now },
          packs.flatMap(({ sealed }) => sealed),
        ),
      ),
  });
