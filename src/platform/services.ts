import type { Context } from '#kernel/context';
import type { OwnerTx, Roles } from '#kernel/db';
import type { Pack } from '#kernel/pack';

type Work = Pick<Context, 'tx' | 'now' | 'newId'>;

/** The first user of a tenant. */
export interface Owner {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

/** What the platform needs of identity. It stands below the packs, so main.ts hands their doors over. */
export interface People {
  seedAccess(context: Pick<Context, 'tx' | 'newId'>, packs: readonly Pack[]): Promise<void>;
  createOwner(context: Work, owner: Owner): Promise<string>;
  hashPassword(password: string): Promise<string>;
  /** Takes the same time without a hash. */
  passwordFits(passwordHash: string | null | undefined, password: string): Promise<boolean>;
  /** Throws where a password is a leaked one, or little more than these names; `pointer` names its field. */
  refuseWeak(names: readonly (string | null | undefined)[], password: string, pointer: string): Promise<void>;
  /** Seconds an account rests after its n-th failed sign-in in a row. */
  restAfter(failures: number): number;
}

/** What the platform needs of security: under a tenant's search path, its exports with one of these codes. */
export interface Exports {
  marked(
    tx: Context['tx'],
    codes: readonly string[],
  ): Promise<
    readonly {
      id: string;
      code: string;
      user_id: string;
      resource: string;
      file_format: string;
      row_count: number;
      status: string;
      created_at: Date;
    }[]
  >;
}

/** What the platform's commands work with besides their transaction. Made once, in main.ts. */
export interface Services {
  /** Every pack there is. */
  readonly packs: readonly Pack[];
  readonly roles: Roles;
  readonly people: People;
  readonly exports: Exports;
}

/** One piece of work by the owner: the only one who may create schemas and roles. */
export interface OwnerWork extends Services {
  readonly tx: OwnerTx;
  readonly now: Date;
  newId(): string;
}
