import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '../command/operations.ts';

const name = 'serai_refresh';
const path = '/v1/auth';
const days = 30;

/**
 * Browsers keep the refresh token in a cookie that scripts cannot read. An operation under /v1/auth whose input has
 * `refresh_token` gets it from there; one that answers with it leaves it there when `transport` was cookie. Since the cookie
 * is SameSite=Strict and these operations take JSON only, another site cannot use it.
 */
export function refreshCookie(operation: Operation, request: FastifyRequest, secure: boolean) {
  const concerned = operation.path.startsWith(`${path}/`);
  const kept = concerned ? request.cookies[name] : undefined;
  let byCookie = false;
  return {
    input(body: unknown): unknown {
      if (!concerned || !body || typeof body !== 'object') return body;
      const takesToken = 'refresh_token' in ((operation.input?.properties ?? {}) as object);
      byCookie =
        (body as { transport?: string }).transport === 'cookie' || (takesToken && !('refresh_token' in body) && kept !== undefined);
      return takesToken && kept !== undefined && !('refresh_token' in body) ? { ...body, refresh_token: kept } : body;
    },
    output(text: string, reply: FastifyReply): string {
      if (!concerned) return text;
      if (operation.path.endsWith('/sign-out')) reply.clearCookie(name, { path });
      if (!byCookie || !text.includes('"refresh_token"')) return text;
      const { refresh_token: token, ...rest } = JSON.parse(text);
      reply.setCookie(name, token, { path, httpOnly: true, sameSite: 'strict', secure, maxAge: days * 86_400 });
      return JSON.stringify(rest);
    },
  };
}
