import { command, Type } from '#kernel/command';
import { asOwner, inSchema } from '../owner-tx.ts';
import { tenants } from '../resources.ts';
import type { Services } from '../services.ts';

/** For `serai exports trace`: a file found somewhere says which business it came from only through its code. */
export const traceExport = ({ exports }: Services) =>
  command({
    on: tenants,
    target: 'collection',
    verb: 'trace-export',
    access: 'platform',
    runAs: 'owner',
    permission: 'platform.admin',
    summary: 'Name the exports that carry a code, of whichever tenant.',
    input: Type.Object(
      {
        codes: Type.Array(Type.String({ pattern: '^[0-9A-Z]{4}-[0-9A-Z]{4}$', examples: ['7K3M-9QZT'], description: 'A code.' }), {
          minItems: 1,
          maxItems: 100,
          description: 'Codes found in a file.',
        }),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      data: Type.Array(
        Type.Object({
          tenant: Type.String({ description: "The tenant's slug." }),
          id: Type.String({ format: 'uuid', description: 'The export.' }),
          code: Type.String({ description: 'Its code.' }),
          user_id: Type.String({ format: 'uuid', description: 'Who asked for it.' }),
          resource: Type.String({ description: 'Which records.' }),
          file_format: Type.String({ description: 'csv or xlsx.' }),
          row_count: Type.Integer({ description: 'Rows in the file.' }),
          status: Type.String({ description: 'Its state.' }),
          created_at: Type.String({ format: 'date-time', description: 'When it was asked for.' }),
        }),
        { description: 'Exports with one of the codes.' },
      ),
    }),
    timeout: 60_000,
    async run({ tx }, { codes }) {
      const owner = asOwner(tx);
      const data: object[] = [];
      for (const { slug, schema } of await tx.many<{
        slug: string;
        schema: string;
      }>`select slug, schema_name as schema from tenants order by slug`) {
        const found = await inSchema(owner, schema, () => exports.marked(tx, codes));
        data.push(...found.map((one) => ({ tenant: slug, ...one })));
      }
      return { data };
    },
  });
