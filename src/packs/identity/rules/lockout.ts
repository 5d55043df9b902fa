const tolerated = 5;
const firstRest = 30;
const longestRest = 3600;

/**
 * Seconds an account rests after its n-th failed sign-in in a row: none before the fifth, then 30 and twice as long each
 * time, at most an hour. An attacker gets about a guess an hour, and the owner of the account is never out for longer.
 */
export function restAfter(failures: number): number {
  if (failures < tolerated) return 0;
  return Math.min(firstRest * 2 ** (failures - tolerated), longestRest);
}
