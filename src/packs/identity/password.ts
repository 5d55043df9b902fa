import { hash, verify } from '@node-rs/argon2';

/** OWASP's floor for argon2id: 19 MiB, two passes, one lane. Algorithm 2 is argon2id (its `const enum` cannot be imported). */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** A hash that no password fits, with the parameters of real ones, so that looking takes as long for a person who does not exist. */
const nobody = '$argon2id$v=19$m=19456,t=2,p=1$c2VyYWktbm9ib2R5LXNhbHQ$lDxHfPjzLw9C4bMrEwPkpXc9M7xJv5Qd1nU8yZ0aT3s';

export const hashPassword = (password: string): Promise<string> => hash(password, parameters);

/** Whether the password fits. Without a hash the answer is false after the same work, so time tells nothing. */
export async function passwordFits(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const fits = await verify(passwordHash ?? nobody, password);
  return fits && passwordHash != null;
}

/** Whether a stored hash was made with other parameters than today's and should be renewed on sign-in. */
export const isOutdatedHash = (passwordHash: string): boolean => !passwordHash.startsWith('$argon2id$v=19$m=19456,t=2,p=1$');
