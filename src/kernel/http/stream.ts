import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Inbound } from '../command/inbound.ts';
import type { Operation } from '../command/operations.ts';
import type { Pipeline } from '../command/pipeline.ts';
import type { TenantRef } from '../db/types.ts';
import { fail } from '../errors.ts';
import type { EndReason, Live, Outlet } from '../events/live.ts';

/** Who is further behind than this reads the lists again instead. */
const mostBehind = 1_000;
/** What may wait for a listener that is slow, in bytes, besides what the system holds for it. */
const mostWaiting = 256 * 1024;
/** Streams of one person or key at one process: a few browsers with many tabs. */
const mostEach = 40;

export interface StreamDesk {
  readonly live: Live;
  readonly pipeline: Pipeline;
  /** The request as the pipeline takes it. */
  inbound(request: FastifyRequest, reply: FastifyReply): Inbound;
}

/** Let in like any read; what it reads is where the stream is. */
const streamOperation: Operation = {
  kind: 'command',
  method: 'GET',
  path: '/v1/stream',
  pack: 'kernel',
  tag: 'stream',
  operationId: 'streamChanges',
  summary: 'Follow what changes.',
  access: 'self',
  permission: null,
  features: [],
  readOnly: true,
  input: undefined,
  consumes: 'application/json',
  output: undefined,
  status: 200,
  produces: 'text/event-stream',
  resource: undefined,
  action: 'stream.open',
  subject: 'stream',
  secret: [],
  whileSuspended: false,
  timeout: undefined,
  run: () => {
    throw new Error('Each request brings its own.');
  },
};

/**
 * `GET /v1/stream`: server-sent events of what changes in the tenant. It begins where `Last-Event-ID` says, or now; the first message
 * says which (`ready`), or that too much happened since (`reset`: read the lists again).
 */
export function serveStream(app: FastifyInstance, desk: StreamDesk): void {
  const open = new Map<string, number>();

  app.route({
    method: 'GET',
    url: '/v1/stream',
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const asked = request.headers['last-event-id'];
      if (asked !== undefined && !/^\d{1,15}$/.test(String(asked)))
        throw fail('invalid_parameter', {}, [{ pointer: 'Last-Event-ID', message: 'must be the id of a message of this stream' }]);
      for (const name of Object.keys(request.query as object))
        throw fail('unknown_parameter', {}, [{ pointer: `?${name}`, message: 'takes no parameters' }]);
      const inbound = desk.inbound(request, reply);
      let at: { ref: TenantRef; who: string; head: number; first: number } | undefined;
      const entering: Operation = {
        ...streamOperation,
        async run({ tx, tenant, actor }) {
          const { head, first } = await tx.one<{ head: number; first: number }>`
            select coalesce(max(seq), 0) as head, coalesce(min(seq), 1) as first from events`;
          at = { ref: tenant, who: `${tenant.id} ${actor.kind} ${actor.id}`, head, first };
          return { status: 200, body: '', headers: {} };
        },
      };
      await desk.pipeline.run(entering, inbound);
      const { ref, who, head, first } = at!;
      const mine = open.get(who) ?? 0;
      if (mine >= mostEach) throw fail('rate_limited', { retry_after: 30, limit: mostEach });

      // Nobody is there any more: a close that has happened is not told again.
      if (reply.raw.destroyed || request.raw.socket.destroyed) return reply.hijack();

      const from = asked === undefined ? head : Number(asked);
      const lost = from > head || head - from > mostBehind || from + 1 < first;
      const outlet = streamTo(reply);
      const start = lost ? head : from;
      const hello = { seq: start, heartbeat_seconds: desk.live.heartbeatSeconds };
      outlet.send(Buffer.from(`id: ${start}\nevent: ${lost ? 'reset' : 'ready'}\ndata: ${JSON.stringify(hello)}\n\n`));
      const leave = desk.live.join({ ref, bearer: inbound.bearer!, ip: inbound.request.ip, outlet, cursor: start });
      open.set(who, mine + 1);
      reply.raw.once('close', () => {
        leave();
        const left = open.get(who)! - 1;
        if (left > 0) open.set(who, left);
        else open.delete(who);
      });
      return reply;
    },
  });
  app.addHook('preClose', () => desk.live.stop());
}

function streamTo(reply: FastifyReply): Outlet {
  const { raw } = reply;
  reply.hijack();
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    connection: 'close',
    // Proxies that would gather answers are asked not to.
    'x-accel-buffering': 'no',
  });
  raw.socket?.setNoDelay(true);
  raw.socket?.setTimeout(0);
  return {
    send(text) {
      if (raw.destroyed || raw.writableEnded) return;
      raw.write(text);
      if (raw.writableLength > mostWaiting) raw.destroy();
    },
    end(reason: EndReason) {
      if (!raw.destroyed && !raw.writableEnded) raw.end(`event: end\ndata: ${JSON.stringify({ reason })}\n\n`);
    },
  };
}
