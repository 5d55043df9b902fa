import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '../command/operations.ts';
import { fail } from '../errors.ts';

interface Kept {
  readonly name: string;
  readonly days: number;
}

/** Where people sign in: a business's, and those who run the platform. Each has a cookie of its own, and reads no other. */
const areas = [
  { base: '/v1/auth', refresh: { name: 'serai_refresh', days: 30 } },
  { base: '/platform/v1/auth', refresh: { name: 'serai_platform_refresh', days: 1 } },
] as const;
/** Of a trusted device; the row says how long it counts. */
const device: Kept = { name: 'serai_device', days: 365 };

/**
 * Over TLS the names begin with `__Host-`: browsers then take the cookie from this host alone, over TLS alone, so neither a sister domain
 * nor somebody on the way can plant one. The prefix asks for the path `/`. Plain HTTP, a developer's machine, cannot have it; there the
 * cookie is bound to the path instead. Each kind is read where it is set: over TLS a plain name counts for nothing.
 */
const kindOf = (secure: boolean, base: string) =>
  secure
    ? { prefix: '__Host-', attributes: { path: '/', httpOnly: true, sameSite: 'strict', secure: true } as const }
    : { prefix: '', attributes: { path: base, httpOnly: true, sameSite: 'strict', secure: false } as const };

/** A cookie counts only in a request that no other site's page can send without being asked for it first. */
function refuseForeign({ headers }: FastifyRequest): void {
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) throw fail('unsupported_media_type', { accepts: 'application/json' });
  if (['cross-site', 'same-site'].includes(String(headers['sec-fetch-site'] ?? ''))) throw fail('forbidden', { reason: 'another_site' });
}

/**
 * Browsers keep the refresh token, and the token of a trusted device, in cookies that scripts cannot read. An operation under one
 * of these paths whose input has `refresh_token` or `device_token` gets it from there; one that answers with them leaves them there
 * when `transport` was cookie. Since the cookies are SameSite=Strict and these operations take JSON only, another site cannot
 * use them.
 */
export function refreshCookie(operation: Operation, request: FastifyRequest, alwaysSecure: boolean) {
  const area = areas.find(({ base }) => operation.path.startsWith(`${base}/`));
  const { base, refresh } = area ?? areas[0];
  const concerned = area !== undefined;
  // As far as a trusted proxy says so, or whoever runs this did.
  const { prefix, attributes } = kindOf(alwaysSecure || request.protocol === 'https', base);
  const kept = concerned ? request.cookies[prefix + refresh.name] : undefined;
  const keptDevice = concerned ? request.cookies[prefix + device.name] : undefined;
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
      if (operation.path.endsWith('/sign-out')) reply.clearCookie(prefix + refresh.name, attributes);
      if (!byCookie || !text.includes('"refresh_token"')) return text;
      const { refresh_token: token, device_token: deviceToken, ...rest } = JSON.parse(text);
      const keep = ({ name, days }: Kept, value: string) => reply.setCookie(prefix + name, value, { ...attributes, maxAge: days * 86_400 });
      keep(refresh, token);
      if (deviceToken) keep(device, deviceToken);
      return JSON.stringify(rest);
    },
  };
}
