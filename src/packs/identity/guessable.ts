import type { Context } from '#kernel/context';
import { fail } from '#kernel/errors';
import { isMadeOf, wordsOf } from './rules/own-words.ts';

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
  const words = wordsOf([tenant.name, tenant.slug, tenant.settings.business_name, tenant.domain, person.name, person.email]);
  if (isMadeOf(password, words))
    throw fail('password_guessable', {}, [{ pointer, message: 'This password is little more than names that others know.' }]);
}
