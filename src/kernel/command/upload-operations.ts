import type { Pack } from '../pack.ts';
import type { ResourceCompiler } from '../resource/compile.ts';
import { readSchema } from '../resource/schema.ts';
import { snapshot } from '../resource/write.ts';
import type { Upload } from '../upload.ts';
import { answerWith, baseOf, closed, featuresOf, json, type Operation, pascal, singularPath } from './operation.ts';

const file = { type: 'string', format: 'binary', description: 'The file itself, as one part of the form with a file name.' };

/** How an upload looks from outside. Its body never passes through the pipeline as text: http/uploads.ts takes it in between. */
export function uploadOperation(pack: Pack, item: Upload, compiler: ResourceCompiler): Operation {
  const resource = compiler.get(item.on.table);
  const fields = closed(item.input as Record<string, unknown>) as { properties?: object; required?: string[] };
  const multipart = item.name === undefined;
  return {
    kind: multipart ? 'create' : 'upload',
    method: multipart ? 'POST' : 'PUT',
    path: `${baseOf(item.on, false)}${multipart ? '' : `/{id}/${item.name}`}`,
    pack: pack.name,
    tag: resource.path,
    operationId: multipart
      ? `create${pascal(singularPath(resource.path))}`
      : `put${pascal(singularPath(resource.path))}${pascal(item.name!)}`,
    summary: item.summary,
    access: item.access,
    permission: item.permission,
    features: item.access === 'link' ? [] : featuresOf(item.feature ?? pack.feature),
    readOnly: false,
    input: multipart
      ? { ...fields, properties: { file, ...fields.properties }, required: ['file', ...(fields.required ?? [])] }
      : undefined,
    consumes: multipart ? 'multipart/form-data' : 'application/octet-stream',
    output: (item.output as Record<string, unknown> | undefined) ?? readSchema(resource),
    status: 201,
    resource,
    upload: item,
    action: `${item.on.table}.${multipart ? 'create' : item.name}`,
    subject: item.on.table,
    secret: [],
    whileSuspended: false,
    timeout: undefined,
    run: () => {
      throw new Error('An upload is run by its two halves.');
    },
  };
}

/** The first half: may it come? `done` gets what was decided. */
export function admission(operation: Operation, done: (admitted: unknown, tenantId: string) => void): Operation {
  return {
    ...operation,
    input: undefined,
    run: async (context, { id }) => {
      done(await operation.upload!.admit(context, id), context.tenant.id);
      return json(200, '');
    },
  };
}

/** The second half: the record of what was kept. */
export function entry(operation: Operation, kept: unknown): Operation {
  const { upload, resource } = operation;
  return {
    ...operation,
    input: closed(upload!.input as Record<string, unknown>),
    run: async (context, { body }) => {
      const { id } = await upload!.run(context, kept, body);
      const after = await snapshot(resource!, context, id, { everyones: true });
      context.audit({ action: operation.action, resource: operation.subject, resourceId: id, after: after?.fields ?? null });
      return upload!.output ? json(201, JSON.stringify({ id })) : answerWith(resource!, context, id, 201);
    },
  };
}
