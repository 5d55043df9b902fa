import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { isUnreachable } from '../db/errors.ts';
import { fail, Problem } from '../errors.ts';

const problemType = 'application/problem+json; charset=utf-8';

/** Fastify's own errors in the words of our table. */
export function toHttpProblem(error: unknown, log: Logger, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  if (isUnreachable(error)) return fail('database_unavailable');
  const { code = '', statusCode = 500 } = error as { code?: string; statusCode?: number };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return fail('body_too_large');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return fail('unsupported_media_type');
  if (code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY') return fail('malformed_json');
  if (statusCode >= 400 && statusCode < 500) return fail('malformed_json');
  log.error({ err: error, request: request.id }, 'a request failed');
  return fail('internal');
}

export function sendProblem(reply: FastifyReply, request: FastifyRequest, problem: Problem) {
  if (problem.details.retry_after)
    reply
      .header('retry-after', String(problem.details.retry_after))
      .header('ratelimit-limit', String(problem.details.limit))
      .header('ratelimit-remaining', '0')
      .header('ratelimit-reset', String(problem.details.retry_after));
  if (problem.status === 503) reply.header('retry-after', '1');
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(problem.status)
    .type(problemType)
    .send(JSON.stringify(problem.toJSON(`urn:serai:request:${request.id}`)));
}
