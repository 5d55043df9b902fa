import { Type } from 'typebox';
import { signerOf } from '../audit/checkpoint.ts';
import { plainFieldsOf } from '../audit/personal.ts';
import { proveEntry } from '../audit/read.ts';
import { command } from '../command.ts';
import { fail } from '../errors.ts';

/**
 * `POST /v1/audit/prove`: what the platform's `serai audit prove` gives, for the business itself: the entry's own text, the hashes that lead
 * from it to a signed root, and the key. Whoever gets it checks it without us (RFC 6962; C2SP checkpoints). Personal data in the text stays
 * sealed. What is plain in it cannot be disguised, since the hash is of every byte: who sees some of it masked elsewhere gets no proof.
 */
export const proveAudit = command({
  on: 'audit',
  verb: 'prove',
  target: 'collection',
  permission: 'audit.view',
  summary: 'Prove that an entry is in the sealed audit trail.',
  input: Type.Object({ entry_id: Type.String({ format: 'uuid', description: 'The entry.' }) }),
  output: Type.Object({
    proof: Type.String({ description: 'Which kind of proof this is.' }),
    entry: Type.String({ description: 'Canonical text of the entry; its bytes are the leaf.' }),
    leaf_index: Type.Integer({ description: 'Its place.' }),
    tree_size: Type.Integer({ description: 'Entries under the checkpoint.' }),
    hashes: Type.Array(Type.String({ description: 'Base64 of a SHA-256 hash.' }), {
      description: 'The way to the root, lowest first, as in RFC 6962.',
    }),
    checkpoint: Type.String({ description: 'The signed checkpoint whose root it leads to.' }),
    verifier_key: Type.String({ description: 'Key to check the signature with.' }),
  }),
  async run({ tx, tenant, keys, actor, resources }, { entry_id }) {
    const entry = await tx.maybe<{ is_sealed: boolean; fields: unknown }>`
      select exists (select from audit_leaves l where l.entry_id = e.id and l.leaf_index < (select coalesce(max(tree_size), 0) from audit_checkpoints))
          as is_sealed,
        jsonb_build_array(to_jsonb(e)) as fields
      from audit_entries e where e.id = ${entry_id}`;
    if (!entry) throw fail('not_found');
    const masked = resources.maskedAnywhere(actor);
    const plain = plainFieldsOf(entry.fields).find((field) => masked.has(field));
    if (plain) throw fail('forbidden', { permission: 'data.unmasked', field: plain });
    if (!entry.is_sealed) throw fail('invalid_state', { state: 'pending', allowed: ['sealed'] });
    return proveEntry(tx, tenant.schema, signerOf(keys, tenant.id), entry_id);
  },
});
