import { proveConsistency, proveEntry, signerOf, trailPage } from '#kernel/audit';
import { command, Type } from '#kernel/command';
import { tenants } from '../resources.ts';

const hashes = Type.Array(Type.String({ description: 'Base64 of a SHA-256 hash.' }), { description: 'The proof, as in RFC 6962.' });
const common = {
  proof: Type.String({ description: 'Which kind of proof this is.' }),
  hashes,
  checkpoint: Type.String({ description: 'The signed checkpoint whose root it leads to.' }),
  verifier_key: Type.String({ description: 'Key to check the signature with.' }),
};

/** The owner's deeds, because the trail is in the tenant's own schema. Personal data in it stays sealed. */
export const exportAudit = command({
  on: tenants,
  verb: 'export-audit',
  access: 'platform',
  runAs: 'owner',
  permission: 'platform.admin',
  summary: 'Read a part of a tenant’s sealed audit trail, for checking it elsewhere.',
  input: Type.Object(
    {
      next: Type.Optional(
        Type.Object(
          {
            after: Type.Integer({ minimum: 0, description: 'Last leaf of the part before.' }),
            size: Type.Integer({ minimum: 0, description: 'How many entries the export is about.' }),
          },
          { description: 'What the part before said; absent for the first.' },
        ),
      ),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    lines: Type.Array(Type.Object({}, { additionalProperties: true, description: 'A line of the exported trail.' }), {
      description: 'This part.',
    }),
    next: Type.Union(
      [
        Type.Object({ after: Type.Integer({ description: 'Last leaf here.' }), size: Type.Integer({ description: 'Entries in all.' }) }),
        Type.Null(),
      ],
      { description: 'Give it for the next part; null on the last.' },
    ),
  }),
  timeout: 60_000,
  run: ({ tx, row, id, keys }, { next }) => trailPage(tx, row.schema_name, signerOf(keys, id), id, next ?? null),
});

export const proveAudit = command({
  on: tenants,
  verb: 'prove-audit',
  access: 'platform',
  runAs: 'owner',
  permission: 'platform.admin',
  summary: 'Prove that an entry is in a tenant’s audit trail.',
  input: Type.Object({ entry_id: Type.String({ format: 'uuid', description: 'The entry.' }) }, { additionalProperties: false }),
  output: Type.Object({
    ...common,
    entry: Type.String({ description: 'Canonical text of the entry; its bytes are the leaf.' }),
    leaf_index: Type.Integer({ description: 'Its place.' }),
    tree_size: Type.Integer({ description: 'Entries under the checkpoint.' }),
  }),
  run: ({ tx, row, id, keys }, { entry_id }) => proveEntry(tx, row.schema_name, signerOf(keys, id), entry_id),
});

export const proveAuditConsistency = command({
  on: tenants,
  verb: 'prove-audit-consistency',
  access: 'platform',
  runAs: 'owner',
  permission: 'platform.admin',
  summary: 'Prove that a tenant’s audit trail only grew between two checkpoints.',
  input: Type.Object(
    {
      first: Type.Integer({ minimum: 1, description: 'Entries under the earlier checkpoint.' }),
      second: Type.Optional(Type.Integer({ minimum: 1, description: 'Entries under the later one; default: the newest.' })),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    ...common,
    first: Type.Integer({ description: 'Entries under the earlier checkpoint.' }),
    second: Type.Integer({ description: 'Entries under the later one.' }),
  }),
  run: ({ tx, row, id, keys }, { first, second }) => proveConsistency(tx, row.schema_name, signerOf(keys, id), first, second),
});
