import { may } from '#kernel/command/actors';
import type { Actor, Context } from '#kernel/context';
import { fail } from '#kernel/errors';
import type { CompiledResource } from '#kernel/resource/compile';
import type { ExportLimits } from '../rules/export-limits.ts';
import { type ExportType, exportTypeOf, type FileFormat } from '../rules/export-type.ts';

interface Exportable {
  readonly resource: CompiledResource;
  /** Needed to take it out. */
  readonly permission: string;
}

/** Of what can be exported, the resource with this path word. */
export function exportable({ resources }: Pick<Context, 'resources'>, word: string): Exportable {
  const resource = resources.named(word);
  const permission = resource?.spec.permissions.export;
  if (!resource || !permission)
    throw fail('invalid_reference', {}, [{ pointer: '/resource', message: 'There are no such records, or they cannot be exported.' }]);
  return { resource, permission };
}

/** Refuses whoever may not take such records out in such a file; else the kind of export it is. */
export function permitted(actor: Actor, limits: ExportLimits, { resource, permission }: Exportable, format: FileFormat): ExportType {
  for (const code of [resource.feature, 'export_data'])
    if (code && !actor.features.has(code)) throw fail('feature_disabled', { feature: code });
  for (const needed of [permission, resource.spec.permissions.read])
    if (!may(actor, needed)) throw fail('forbidden', { permission: needed });
  if (!limits.enabled) throw fail('export_not_allowed', { because: 'exports_disabled' });
  const type = exportTypeOf(permission, format);
  const asked: ExportType[] = actor.kind === 'api_key' ? [type, 'bulk_api'] : [type];
  for (const kind of asked) if (!limits.allows(kind)) throw fail('export_not_allowed', { because: 'kind_not_allowed', export_type: kind });
  return type;
}
