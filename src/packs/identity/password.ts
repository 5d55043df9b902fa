import { hash, verify } from '@node-rs/argon2';

export interface PasswordCost {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
}

/** OWASP's floor for argon2id. Less is never used, whatever is asked for. */
const floor: PasswordCost = { memory: 19_456, passes: 2 };
/** About 50 ms on one core of the machines this is meant for: docs/decisions/0030-password-cost.md. */
const usual: PasswordCost = { memory: 65_536, passes: 2 };

/** `SERAI_PASSWORD_COST=<KiB>,<passes>` where machines are weaker or stronger. Throws below the floor. */
export function passwordCost(setting: string | undefined): PasswordCost {
  if (!setting) return usual;
  const [, memory, passes] = /^(\d+),(\d+)$/.exec(setting)?.map(Number) ?? [];
  if (!memory || !passes || memory < floor.memory || passes < floor.passes) {
    throw new Error(`SERAI_PASSWORD_COST must be <KiB>,<passes> and at least ${floor.memory},${floor.passes}`);
  }
  return { memory, passes };
}

const { memory, passes } = passwordCost(process.env.SERAI_PASSWORD_COST);
/** Algorithm 2 is argon2id (its `const enum` cannot be imported). */
const parameters = { algorithm: 2, memoryCost: memory, timeCost: passes, parallelism: 1, outputLen: 32 } as const;
const prefix = `$argon2id$v=19$m=${memory},t=${passes},p=1$`;

/** A hash that no password fits, with the parameters of real ones, so that looking takes as long for a person who does not exist. */
const nobody = `${prefix}c2VyYWktbm9ib2R5LXNhbHQ$lDxHfPjzLw9C4bMrEwPkpXc9M7xJv5Qd1nU8yZ0aT3s`;

export const hashPassword = (password: string): Promise<string> => hash(password, parameters);

/** Whether the password fits. Without a hash the answer is false after the same work, so time tells nothing. */
export async function passwordFits(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const fits = await verify(passwordHash ?? nobody, password);
  return fits && passwordHash != null;
}

/** Whether a stored hash was made with other parameters than today's and should be renewed on sign-in. */
export const isOutdatedHash = (passwordHash: string): boolean => !passwordHash.startsWith(prefix);
