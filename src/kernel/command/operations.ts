import type { Download } from '../download.ts';
import { fail } from '../errors.ts';
import type { Pack } from '../pack.ts';
import type { ResourceCompiler } from '../resource/compile.ts';
import { commandOperations } from './command-operations.ts';
import { baseOf, featuresOf, json, type Operation, pascal, requireId, singularPath } from './operation.ts';
import { resourceOperations } from './resource-operations.ts';
import { uploadOperation } from './upload-operations.ts';

export type { Answer, Call, Operation, Packed } from './operation.ts';

/** All operations of the packs. A command without a verb replaces the plain create of its resource. */
export function operationsOf(packs: readonly Pack[], compiler: ResourceCompiler): Operation[] {
  const operations = packs.flatMap((pack): Operation[] => {
    const commands = pack.commands.flatMap((command) => commandOperations(pack, command, compiler));
    const taken = new Set(commands.map(({ method, path }) => `${method} ${path}`));
    const resources = pack.resources.flatMap((spec) => resourceOperations(pack, compiler.get(spec.table), compiler));
    return [
      ...resources.filter(({ method, path }) => !taken.has(`${method} ${path}`)),
      ...commands,
      ...pack.downloads.map((item) => downloadOperation(pack, item, compiler)),
      ...pack.uploads.map((item) => uploadOperation(pack, item, compiler)),
    ];
  });
  const named = operations.map(inArea);
  const seen = new Set<string>();
  for (const { method, path, operationId } of named) {
    for (const key of [`${method} ${path}`, operationId]) {
      if (seen.has(key)) throw new Error(`Two operations are ${key}.`);
      seen.add(key);
    }
  }
  return named;
}

/** The platform's area has names of its own: both have people who sign in, and an audit trail. */
const inArea = (operation: Operation): Operation =>
  operation.path.startsWith('/platform/')
    ? { ...operation, operationId: `platform${pascal(operation.operationId)}`, tag: `platform ${operation.tag}` }
    : operation;

function downloadOperation(pack: Pack, item: Download, compiler: ResourceCompiler): Operation {
  const resource = compiler.get(item.on.table);
  const isRecorded = item.access === 'member' && !item.personal;
  return {
    kind: 'download',
    method: 'GET',
    path: `${baseOf(item.on, false)}/{id}/${item.name}`,
    pack: pack.name,
    tag: resource.path,
    operationId: `download${pascal(singularPath(resource.path))}${pascal(item.name)}`,
    summary: item.summary,
    access: item.access,
    permission: item.permission,
    features: item.access === 'link' ? [] : featuresOf(pack.feature),
    readOnly: true,
    download: item,
    ...(item.writes || isRecorded ? { writesReads: true } : {}),
    ...(item.refused ? { refused: item.refused } : {}),
    input: undefined,
    consumes: 'application/json',
    output: undefined,
    status: 200,
    produces: item.contentType,
    resource,
    action: `${item.on.table}.${item.name}`,
    subject: item.on.table,
    secret: [],
    whileSuspended: false,
    timeout: undefined,
    run: async (context, { id, query }) => {
      requireId(id);
      const found = await item.locate(context, id, { endless: query.expires === 'never' });
      if (!found) throw fail('not_found');
      if (isRecorded)
        context.audit({
          action: `${item.on.table}.${item.name}`,
          category: 'sensitive_read',
          resource: item.on.table,
          resourceId: id,
          metadata: { masked_elsewhere: [...resource.maskedFor(context.actor).keys()] },
        });
      const { file: name, contentType = item.contentType.replace('*/*', 'application/octet-stream'), ...rest } = found;
      return { ...json(200, ''), file: { ...rest, tenantId: context.tenant.id, name, contentType } };
    },
  };
}
