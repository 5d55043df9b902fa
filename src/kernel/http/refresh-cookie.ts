import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '../command/operations.ts';
import { fail } from '../errors.ts';

const path = '/v1/auth';
const refresh = { cookie: 'serai_refresh', days: 30 };
/** Of a trusted device; the row says how long it counts. */
const device = { cookie: 'serai_device', days: 365 };

/** A cookie counts only in a request that no other site's page can send without being asked for it first. */
function refuseForeign({ headers }: FastifyRequest): void {
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) throw fail('unsupported_media_type', { accepts: 'application/json' });
  if (['cross-site', 'same-site'].includes(String(headers['sec-fetch-site'] ?? ''))) throw fail('forbidden', { reason: 'another_site' });
}

/**
 * Browsers keep the refresh token, and the token of a trusted device, in cookies that scripts cannot read. An operation under
 * /v1/auth whose input has `refresh_token` or `device_token` gets it from there; one that answers with them leaves them there
 * when `transport` was cookie. Since the cookies are SameSite=Strict and these operations take JSON only, another site cannot
 * use them.
 */
export function refreshCookie(operation: Operation, request: FastifyRequest, secure: boolean) {
  const concerned = operation.path.startsWith(`${path}/`);
  const kept = concerned ? request.cookies[refresh.cookie] : undefined;
  const keptDevice = concerned ? request.cookies[device.cookie] : undefined;
  let byCookie = false;
  return {
    input(body: unknown): unknown {
      if (!concerned || !body || typeof body !== 'object') return body;
      const takes = (field: string) => field in ((operation.input?.properties ?? {}) as object) && !(field in body);
      const takesToken = takes('refresh_token') && kept !== undefined;
      if (takesToken || (takes('device_token') && keptDevice !== undefined)) refuseForeign(request);
      byCookie = (body as { transport?: string }).transport === 'cookie' || takesToken;
      return {
        ...body,
        ...(takesToken ? { refresh_token: kept } : {}),
        ...(takes('device_token') && keptDevice !== undefined ? { device_token: keptDevice } : {}),
      };
    },
    /** The body with what the cookies stand for: an idempotency key that is known gives nobody the tokens of another's cookie. */
    fingerprint: (text: string): string =>
      kept === undefined && keptDevice === undefined ? text : JSON.stringify([text, kept, keptDevice]),
    output(text: string | Buffer, reply: FastifyReply): string | Buffer {
      if (!concerned || typeof text !== 'string') return text;
      if (operation.path.endsWith('/sign-out')) reply.clearCookie(refresh.cookie, { path });
      if (!byCookie || !text.includes('"refresh_token"')) return text;
      const { refresh_token: token, device_token: deviceToken, ...rest } = JSON.parse(text);
      const keep = ({ cookie, days }: typeof refresh, value: string) =>
        reply.setCookie(cookie, value, { path, httpOnly: true, sameSite: 'strict', secure, maxAge: days * 86_400 });
      keep(refresh, token);
      if (deviceToken) keep(device, deviceToken);
      return JSON.stringify(rest);
    },
  };
}
