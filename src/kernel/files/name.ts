const pattern = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/**
 * Names in a file store are relative paths of `A-Z a-z 0-9 . _ -` of which no part begins with a dot; anything else throws RangeError.
 * They are ours, never a person's.
 */
export function checkName(name: string): string {
  if (name.length > 255 || !pattern.test(name)) throw new RangeError(`not a file name: ${JSON.stringify(name)}`);
  return name;
}
