/** Apart from the dictionaries: the first script reads it before any of them is there. */
const asIs = (english: string): string => english;
let say = asIs;

/** A sentence of the server in the person's language; the English where there is no other. */
export const serverText = (english: string): string => say(english);

/** How sentences are said from now on; without one, as the server says them. */
export function sayBy(other: (english: string) => string = asIs): void {
  say = other;
}

export const saysAsIs = (): boolean => say === asIs;
