import type { Command } from './command.ts';
import type { Context } from './context.ts';
import type { Download } from './download.ts';
import type { Reaction, Schedule } from './events.ts';
import type { Hook } from './hooks.ts';
import type { SealedColumn } from './keystore/rotate.ts';
import type { Meter } from './quota.ts';
import type { AnyResource } from './resource.ts';
import type { Upload } from './upload.ts';
import type { World } from './world.ts';

/** What a permission is, and which system roles have it from the start (the owner has all). */
export interface PermissionSpec {
  readonly name: string;
  readonly description: string;
  readonly roles: readonly ('admin' | 'manager' | 'operator' | 'viewer' | 'ndr_agent')[];
}

/** The manifest of one capability. Declarations only: no `if`, no code that runs at import. */
export interface Pack {
  readonly kind: 'pack';
  readonly name: string;
  /** Packs whose doors this one opens; no cycles. Their migrations run first. */
  readonly uses: readonly string[];
  /** Feature code that switches it on; absent: every tenant has it. */
  readonly feature?: string;
  readonly permissions: Readonly<Record<string, PermissionSpec>>;
  readonly resources: readonly AnyResource[];
  readonly commands: readonly Command[];
  readonly reactions: readonly Reaction[];
  readonly schedules: readonly Schedule[];
  readonly hooks: readonly Hook[];
  /** Files of records, such as labels. */
  readonly downloads: readonly Download[];
  /** Files that come in. */
  readonly uploads: readonly Upload[];
  /** Tables the tenant's role may only insert into and read. */
  readonly appendOnly: readonly string[];
  /** Columns sealed under the tenant's key (`secrets.seal`): rotations move them to the new key. bytea, in tables with an `id`. */
  readonly sealed: readonly SealedColumn[];
  /** What it holds of a plan's limits: `limits` and `usage` of a business name them all. */
  readonly usage: readonly Meter[];
  /** Rows every tenant starts with, written once after the pack's migrations, by the owner under the tenant's search path. */
  readonly install?: (context: Pick<Context, 'tx' | 'now' | 'newId' | 'tenant'>) => Promise<void>;
  /** Believable demo data for a demo tenant. */
  readonly demo?: (world: World) => Promise<void>;
}

export function pack(spec: Partial<Pack> & { name: string }): Pack {
  return {
    uses: [],
    permissions: {},
    resources: [],
    commands: [],
    reactions: [],
    schedules: [],
    hooks: [],
    downloads: [],
    uploads: [],
    appendOnly: [],
    sealed: [],
    usage: [],
    ...spec,
    kind: 'pack',
  };
}
