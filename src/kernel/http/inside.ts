import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/** What proxies leave on what they pass on, also those that nobody told this process of. */
const marks = ['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];

/** Whether nothing on the request says that somebody passed it on. */
export const isDirect = ({ headers }: FastifyRequest): boolean => !marks.some((name) => name in headers);

/** Whether the other end of the connection is on this machine. A proxy on it is, too: see `isDirect`. */
export const isFromHere = ({ raw }: FastifyRequest): boolean => /^(::ffff:)?127\.|^::1$/.test(raw.socket.remoteAddress ?? '');

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Whether a request bears this token, in a time that does not depend on how much of it is right. */
export function bears({ headers }: FastifyRequest, token: string): boolean {
  const given = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}
