import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { evenly } from '#kernel/command/evenly';
import type { Inbound } from '#kernel/command/inbound';
import type { Operation } from '#kernel/command/operations';
import type { Pipeline } from '#kernel/command/pipeline';
import type { Tenant } from '#kernel/context';
import type { KeyRing } from '#kernel/crypto';
import type { Database, TenantRef } from '#kernel/db';
import { Problem } from '#kernel/errors';
import { documentHeaders } from '#kernel/http/console';
import type { Tenants } from '#kernel/tenants';
import { isOpenLink } from '#packs/identity';
import { type Look, page } from './html.ts';
import { invitationPages } from './invitation.ts';
import { resetPages } from './reset.ts';
import { trackPages } from './track.ts';
import { languageOf, words } from './words.ts';

export interface PagesDesk {
  readonly database: Database;
  readonly tenants: Tenants;
  readonly pipeline: Pipeline;
  readonly operations: readonly Operation[];
  readonly keys: KeyRing;
  readonly log: Logger;
  now(): Date;
  /** The request as the pipeline takes it, counted by the server's own limiter. */
  inbound(request: FastifyRequest, reply: FastifyReply): Inbound;
}

export type Form = Readonly<Record<string, string>>;

/** What a page says: its title, its HTML, and how it went. */
export interface Said {
  readonly title: string;
  readonly body: string;
  readonly status?: number;
  /** Whose page it is, where only what was looked up tells. */
  readonly business?: Look['business'];
}

/** One visit to a page. */
export interface Visit {
  readonly look: Look;
  readonly query: Form;
  readonly form: Form;
  /** Does what the API does: the same checks, limits and trail. */
  does(call: string, body: object): Promise<void>;
  /** The business named by slug or domain, or whose domain this is. */
  business(named: string | undefined): Promise<TenantRef | undefined>;
}

export type Page = (visit: Visit) => Promise<Said>;

const policyWith = (nonce: string) =>
  `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

const formLimit = 16 * 1024;
const first = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Texts only; what is given twice counts once. */
const formOf = (values: unknown): Form =>
  Object.fromEntries(
    Object.entries((values ?? {}) as Record<string, unknown>).map(([name, value]) => [name, first([value].flat()[0]) ?? '']),
  );

/**
 * Pages for people who have not signed in: plain HTML, no script, in the business's colours. What they do goes through the same operations
 * as everybody's.
 */
export function servePages(app: FastifyInstance, desk: PagesDesk): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: formLimit }, (_, text, done) => {
      done(null, Object.fromEntries(new URLSearchParams(text as string)));
    });
    scope.setErrorHandler(async (error, request, reply) => {
      const look = plainLook(request);
      return send(reply, look, toSaid(error, look, desk.log));
    });

    const route = (method: 'GET' | 'POST', url: string, show: Page) =>
      scope.route({
        method,
        url,
        handler: async (request, reply) => {
          const inbound = desk.inbound(request, reply);
          // Tokens and numbers of couriers can be guessed at: every visit counts against its address.
          await inbound.limit({ tenantId: null, actor: `ip ${request.ip}` });
          const { look, said } = await unhurried(request, async () => {
            const look = await lookOf(desk, request);
            if (method === 'POST' && !isOwn(request)) return { look, said: { ...wentWrong(look), status: 403 } };
            const visit = visitOf(desk, request, inbound, look);
            return { look, said: await show(visit).catch((error) => toSaid(error, look, desk.log)) };
          });
          return send(reply, look, said);
        },
      });
    trackPages(route, desk);
    resetPages(route);
    invitationPages(route);
  });
}

/** Browsers say where a form came from; one on another site is not ours, whatever it sends. */
function isOwn(request: FastifyRequest): boolean {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site && site !== 'same-origin' && site !== 'none') return false;
  if (!origin || origin === 'null') return site === 'same-origin' || !origin;
  return URL.canParse(origin) && new URL(origin).host === request.host;
}

function visitOf(desk: PagesDesk, request: FastifyRequest, inbound: Inbound, look: Look): Visit {
  return {
    look,
    query: { ...formOf(request.query), ...formOf(request.params) },
    form: formOf(request.body),
    business: (named) => refOf(desk, request, named),
    async does(call, body) {
      const operation = desk.operations.find(({ method, path }) => `${method} ${path}` === call)!;
      await desk.pipeline.run(operation, {
        ...inbound,
        path: operation.path,
        bearer: undefined,
        id: '',
        query: {},
        idempotencyKey: undefined,
        ifMatch: undefined,
        body,
        rawBody: '',
      });
    },
  };
}

async function refOf({ tenants }: PagesDesk, request: FastifyRequest, named: string | undefined): Promise<TenantRef | undefined> {
  if (named) {
    const small = named.trim().toLowerCase();
    if (small.includes('.')) return tenants.refByDomain(small);
    return /^[a-z][a-z0-9-]{1,39}$/.test(small) ? tenants.refBySlug(small) : undefined;
  }
  return request.hostname.includes('.') ? tenants.refByDomain(request.hostname.toLowerCase()) : undefined;
}

/** Without a look into the database: whose page it is stays open. */
function plainLook(request: FastifyRequest): Look {
  const query = formOf(request.query);
  const language = languageOf(query.lang, request.headers['accept-language']);
  const other = new URLSearchParams({ ...query, lang: language === 'en' ? 'hi' : 'en' });
  return { language, words: words[language], other: `${request.url.split('?')[0]}?${other}`, nonce: randomBytes(16).toString('base64url') };
}

/** Whoever names a business shall not learn from the time whether it exists. */
const unhurried = <T>({ query, body }: FastifyRequest, visit: () => Promise<T>): Promise<T> =>
  formOf(query).tenant || formOf(body).tenant ? evenly(visit, true) : visit();

/**
 * A business shows itself on its own domain, which everybody may know of, and to who holds one of its links. Its short name alone is
 * answered with nobody's page.
 */
async function lookOf(desk: PagesDesk, request: FastifyRequest): Promise<Look> {
  const { tenant: named, token } = { ...formOf(request.query), ...formOf(request.body) };
  const own = await refOf(desk, request, undefined);
  const meant = token && named ? await refOf(desk, request, named) : undefined;
  const holds = meant && (await desk.database.tenant(meant, { readOnly: true }, (tx) => isOpenLink(tx, token!, desk.now())));
  const ref = holds ? meant : own;
  const tenant = ref && (await desk.tenants.find(ref.id));
  return { ...plainLook(request), business: tenant && businessOf(tenant) };
}

/** What a business shows of itself; colours are part of what its plan may have. */
export const businessOf = (tenant: Tenant): NonNullable<Look['business']> => ({
  name: tenant.settings.business_name ?? tenant.name,
  color:
    tenant.features.has('white_label') && /^#[0-9a-f]{6}$/i.test(tenant.settings.branding?.primary_color ?? '')
      ? tenant.settings.branding!.primary_color
      : undefined,
  email: tenant.settings.support_email,
});

const wentWrong = ({ words }: Look): Said => ({ title: words.wrong, body: `<p>${words.wrongHelp}</p>`, status: 500 });

/** What went wrong, in words that help. */
function toSaid(error: unknown, look: Look, log?: Logger): Said {
  const { words } = look;
  if (error instanceof Problem) {
    const { code, status } = error;
    if (code === 'rate_limited') return { title: words.tooMany, body: `<p>${words.tooManyHelp}</p>`, status };
    if (code === 'token_expired' || code === 'not_found')
      return { title: words.expired, body: `<p>${words.expiredHelp}</p>`, status: code === 'not_found' ? 404 : 410 };
    return { ...wentWrong(look), status };
  }
  log?.error({ err: error }, 'a page failed');
  return { ...wentWrong(look), status: (error as { statusCode?: number }).statusCode ?? 500 };
}

function send(reply: FastifyReply, look: Look, { title, body, status = 200, business = look.business }: Said) {
  return reply
    .code(status)
    .headers({
      ...documentHeaders,
      'content-security-policy': policyWith(look.nonce),
      'cache-control': 'no-store',
      'content-language': look.language,
      vary: 'accept-language',
    })
    .type('text/html; charset=utf-8')
    .send(page({ ...look, business }, title, body));
}

/** The field that an operation refused, in words; undefined where it refused something else. */
export function passwordTrouble(error: unknown, { words }: Look): string | undefined {
  if (!(error instanceof Problem)) return undefined;
  if (error.code === 'password_leaked') return words.leaked;
  if (error.code === 'password_guessable') return words.guessable;
  if (error.code === 'invalid_input' && error.errors.some(({ pointer }) => pointer === '/password')) return words.tooShort;
  return undefined;
}
