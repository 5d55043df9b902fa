import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fail } from '../errors.ts';
import { checkJson } from './json-body.ts';
import { header } from './request-info.ts';

export const bodyLimit = 1024 * 1024;
export const csvLimit = 16 * 1024 * 1024;

export interface RawBody {
  readonly type?: string;
  readonly text: string;
  readonly value: unknown;
}

/** JSON and CSV come in with their text, which fingerprints and signatures are made of. */
export function parseBodies(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (isPacked(request)) return done(fail('unsupported_media_type', { accepts: 'identity' }));
    if (!text) return done(null, { type: 'application/json', text: '', value: undefined } satisfies RawBody);
    void parseJson(request, text as string, (error, value) => {
      if (error) return done(fail('malformed_json'));
      try {
        checkJson(text as string, value);
      } catch (problem) {
        return done(problem as Error);
      }
      done(null, { type: 'application/json', text: text as string, value } satisfies RawBody);
    });
  });
  app.addContentTypeParser('text/csv', { parseAs: 'string', bodyLimit: csvLimit }, (request, text, done) => {
    if (isPacked(request)) return done(fail('unsupported_media_type', { accepts: 'identity' }));
    done(null, { type: 'text/csv', text: text as string, value: undefined } satisfies RawBody);
  });
}

/** Nothing is unpacked here, so no bomb goes off. */
const isPacked = (request: FastifyRequest) => !/^(identity)?$/i.test(header(request, 'content-encoding') ?? '');

/** A body that is no file and takes longer than this to come is no longer waited for. */
export function endSlowBody({ raw }: FastifyRequest, patience: number): void {
  const { 'content-length': length = '0', 'transfer-encoding': coding } = raw.headers;
  if (length === '0' && !coding) return;
  const late = setTimeout(() => raw.socket.destroy(), patience).unref();
  const stop = () => clearTimeout(late);
  raw.once('end', stop).once('close', stop);
}
