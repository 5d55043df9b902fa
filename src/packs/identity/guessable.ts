import type { Context } from '#kernel/context';
import { fail } from '#kernel/errors';
import { refuseLeaked } from './leaked.ts';
import { isMadeOf, wordsOf } from './rules/own-words.ts';

type Names = readonly (string | null | undefined)[];

function refuseNames(names: Names, password: string, pointer: string): void {
  if (isMadeOf(password, wordsOf(names)))
    throw fail('password_guessable', {}, [{ pointer, message: 'This password is little more than names that others know.' }]);
}

/** Refuses a password that somebody gets from others: a leaked one, or one made of these names of theirs. */
export async function refuseWeak(names: Names, password: string, pointer: string): Promise<void> {
  await refuseLeaked(password, pointer);
  refuseNames(names, password, pointer);
}

/**
 * Refuses a new password that somebody who knows the business or the person would try first. Only after who asks has proved who they are:
 * the answer says something of both.
 */
export function refuseGuessable(
  { tenant }: Pick<Context, 'tenant'>,
  person: { readonly name: string; readonly email: string },
  password: string,
  pointer: string,
): void {
  refuseNames([tenant.name, tenant.slug, tenant.settings.business_name, tenant.domain, person.name, person.email], password, pointer);
}
