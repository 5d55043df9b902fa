import type { FastifyRequest } from 'fastify';
import type { Place, RequestInfo } from '../context.ts';

export const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

const traceparent = /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/;
/** NUL and other control characters never reach a log or the trail. */
const printable = (text: string | undefined, most: number) => text?.replace(/[^\x20-\x7e\u00a0-\uffff]/g, '').slice(0, most) || null;

export function requestInfo(request: FastifyRequest): RequestInfo {
  const trace = header(request, 'traceparent');
  return {
    id: request.id,
    ip: request.ip || null,
    userAgent: printable(header(request, 'user-agent'), 500),
    traceparent: trace && traceparent.test(trace) ? trace : null,
    endpoint: `${request.method} ${request.routeOptions.url ?? request.url.split('?')[0]}`,
    device: printable(header(request, 'x-device-id'), 255),
    place: placeOf(request),
    startedAt: performance.now(),
  };
}

/**
 * Where the caller's address is, as a proxy says that knows: `X-Geo-Latitude`, `X-Geo-Longitude`, `X-Geo-City`. Believed from those
 * proxies whose X-Forwarded-For is believed, and from nobody else.
 */
function placeOf(request: FastifyRequest): Place | null {
  if ((request.ips?.length ?? 0) < 2) return null;
  const [latitude, longitude] = ['x-geo-latitude', 'x-geo-longitude'].map((name) => {
    const given = header(request, name);
    return given && /^-?\d{1,3}(\.\d{1,10})?$/.test(given) ? Number(given) : Number.NaN;
  }) as [number, number];
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null;
  return { latitude, longitude, name: printable(header(request, 'x-geo-city'), 100) };
}

export const bearerOf = (request: FastifyRequest): string | undefined =>
  /^Bearer ([\w.~+/=-]{10,4096})$/i.exec(header(request, 'authorization') ?? '')?.[1];
/** The version that If-Match names. */
export const versionOf = (text: string | undefined): string | undefined =>
  !text || text === '*' ? undefined : text.replace(/^W\//, '').replaceAll('"', '');
