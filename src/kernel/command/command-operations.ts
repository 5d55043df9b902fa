import { expectEntry } from '../audit/personal.ts';
import type { Command } from '../command.ts';
import type { Context } from '../context.ts';
import { fail } from '../errors.ts';
import { isUuid } from '../ids.ts';
import type { Pack } from '../pack.ts';
import type { CompiledResource, ResourceCompiler } from '../resource/compile.ts';
import { pathOf } from '../resource/compile.ts';
import { readSchema } from '../resource/schema.ts';
import { type Body, changes, type Snapshot, snapshot } from '../resource/write.ts';

import {
  type Answer,
  answerWith,
  baseOf,
  type Call,
  camel,
  closed,
  disguise,
  featuresOf,
  json,
  type Operation,
  pascal,
  requireId,
  singularPath,
} from './operation.ts';

const methodVerbs = { GET: 'get-', POST: '', PATCH: 'update-' };

/** `cancel` on orders → `cancelOrder`, `set-feature` on tenants → `setTenantFeature`, `sign-in` on auth → `signIn`. */
function deedName({ on, target, verb: given, method = 'POST' }: Command, name: string, verb: string): string {
  if (typeof on === 'string') return camel(given ? `${methodVerbs[method]}${verb}` : `${verb}-${name}`);
  if (target === 'collection') return camel(verb) + pascal(given ? name : singularPath(name));
  const [deed, ...rest] = method === 'GET' ? ['get'] : verb.split('-');
  if (method === 'GET') return deed + pascal(singularPath(name)) + pascal(verb);
  return deed + pascal(singularPath(name)) + rest.map(pascal).join('');
}

export function commandOperations(pack: Pack, command: Command, compiler: ResourceCompiler): Operation[] {
  const resource = typeof command.on === 'string' ? undefined : compiler.get(command.on.table);
  const name = typeof command.on === 'string' ? command.on : pathOf(command.on.table);
  const base = baseOf(command.on, command.access === 'platform' || command.area === 'platform');
  const onRecord = command.target === 'record';
  const path = onRecord ? `${base}/{id}/${command.verb}` : command.verb ? `${base}/${command.verb}` : base;
  const verb = command.verb ?? 'create';
  const subject = resource ? resource.spec.table.replace(/^platform\./, '') : name;
  const { method = 'POST' } = command;
  const inTenant = command.access === 'member' || command.access === 'self';
  const operation: Operation = {
    kind: command.verb ? 'command' : 'create',
    method,
    path,
    pack: pack.name,
    tag: name,
    operationId: deedName(command, name, verb),
    summary: command.summary,
    access: command.access,
    permission: command.permission,
    features: command.access === 'anyone' ? [] : featuresOf(command.feature ?? pack.feature),
    readOnly: method === 'GET',
    input: method === 'GET' ? undefined : closed(command.input as Record<string, unknown>),
    ...(method === 'GET' ? { parameters: closed(command.input as Record<string, unknown>) } : {}),
    consumes: command.consumes ?? 'application/json',
    output:
      command.status === 204 ? undefined : ((command.output as Record<string, unknown> | undefined) ?? (resource && readSchema(resource))),
    status: command.status ?? (command.verb ? 200 : 201),
    resource,
    command,
    action: `${subject}.${verb}`,
    subject,
    secret: command.secret,
    whileSuspended: command.whileSuspended ?? command.access === 'platform',
    timeout: command.timeout,
    maxBytes: command.maxBytes,
    ...(command.refused ? { refused: command.refused } : {}),
    run: async (context, call) => {
      const answer = await (onRecord ? runOnRecord(operation, context, call) : runOnCollection(operation, context, call));
      // What a command puts together itself has passed through no projection.
      return command.output && !command.own && inTenant ? { ...answer, body: disguise(String(answer.body), compiler, context) } : answer;
    },
  };
  return command.bulk ? [operation, bulkOf(operation, base)] : [operation];
}

const withoutSecrets = (input: Body | undefined, secret: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input ?? {}).filter(([key, value]) => !secret.includes(key) && !(typeof value === 'string' && value.length > 2000)),
  );

/** Locks the row, checks its version and state, runs, and notes what changed. */
async function runOnRecord(operation: Operation, context: Context, { id, body, ifMatch }: Call): Promise<Answer> {
  const { command, resource } = operation as Required<Operation> & { resource: CompiledResource };
  requireId(id);
  await command.first?.(context);
  const locked = await snapshot(resource, context, id, { lock: !operation.readOnly, row: true });
  if (!locked) throw fail('not_found');
  if (operation.readOnly) return json(operation.status, JSON.stringify(await command.run({ ...context, id, row: locked.row }, body)));
  if (ifMatch !== undefined && ifMatch !== locked.version) throw fail('version_conflict');
  const state = locked.row!.status as string;
  if (command.from && !command.from.includes(state)) throw fail('invalid_state', { state, allowed: command.from });
  const result = await command.run({ ...context, id, row: locked.row }, body);
  const { after, answer } = await afterwards(operation, context, id);
  context.audit({
    action: operation.action,
    resource: operation.subject,
    resourceId: id,
    ...changes(locked.fields, after?.fields ?? {}),
    metadata: { input: withoutSecrets(body, operation.secret) },
  });
  if (command.output) return json(operation.status, JSON.stringify(result ?? null));
  return (after && answer) ?? json(204, '');
}

/** The record as it became, for the trail and as the actor sees it: one round trip. */
async function afterwards(operation: Operation, context: Context, id: string): Promise<{ after?: Snapshot; answer?: Promise<Answer> }> {
  const { command, resource, status } = operation as Required<Operation> & { resource: CompiledResource };
  const reading = snapshot(resource, context, id, {});
  const answer = command.output ? undefined : answerWith(resource, context, id, status);
  answer?.catch(() => {}); // of a record that is gone: nobody asks for it
  const after = await reading;
  return { ...(after ? { after } : {}), ...(answer ? { answer } : {}) };
}

async function runOnCollection(operation: Operation, context: Context, { body }: Call): Promise<Answer> {
  const { command, resource } = operation as Required<Operation> & { resource: CompiledResource | undefined };
  const result = (await command.run(context, body)) as { id?: string } | undefined;
  const id = result && typeof result === 'object' && isUuid(result.id) ? result.id : undefined;
  const isShown = resource && id && !operation.readOnly && (!command.verb || !command.output);
  if (isShown) expectEntry(context, { resource: operation.subject, resourceId: id, fields: resource.spec.fields });
  const { after, answer } = isShown ? await afterwards(operation, context, id) : {};
  if (!operation.readOnly)
    context.audit({
      action: operation.action,
      resource: operation.subject,
      resourceId: id ?? null,
      after: after?.fields ?? null,
      metadata: { input: withoutSecrets(body, operation.secret) },
    });
  if (command.output || !resource) return json(operation.status, JSON.stringify(result ?? null));
  if (!id) throw new Error(`${operation.action} must return { id } or declare its output.`);
  return answer ?? answerWith(resource, context, id, operation.status);
}

const mostIds = 200;

/** `POST /v1/orders/confirm {ids, …}`: the same deed for each id, answered one by one. */
function bulkOf(each: Operation, base: string): Operation {
  const input = each.input as { properties?: object; required?: string[] };
  return {
    ...each,
    each,
    kind: 'bulk',
    status: 200,
    path: `${base}/${each.command!.verb}`,
    features: [...each.features, 'bulk_operations'],
    resource: undefined,
    operationId: `${each.operationId}InBulk`,
    summary: `${each.summary.replace(/\.$/, '')}, for up to ${mostIds} at a time.`,
    input: {
      type: 'object',
      additionalProperties: false,
      required: ['ids', ...(input.required ?? [])],
      properties: {
        ids: {
          type: 'array',
          items: { type: 'string', format: 'uuid' },
          minItems: 1,
          maxItems: mostIds,
          uniqueItems: true,
          description: 'Which ones.',
        },
        ...input.properties,
      },
    },
    output: {
      type: 'object',
      required: ['data'],
      properties: {
        data: {
          type: 'array',
          description: 'One answer per id, in the order asked.',
          items: {
            type: 'object',
            required: ['id', 'status'],
            properties: {
              id: { type: 'string', format: 'uuid', description: 'The record.' },
              status: { type: 'integer', description: 'HTTP status of this one.' },
              problem: { type: 'object', description: 'Why not, as a problem.' },
            },
          },
        },
      },
    },
    run: () => {
      throw new Error('The pipeline runs a bulk operation id by id.');
    },
  };
}
