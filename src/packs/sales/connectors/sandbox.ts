import { fail } from '#kernel/errors';
import { guardedHttp, type Http } from '#kernel/http-client';
import { type SandboxShop, startSandboxShop } from '../sandbox/server.ts';
import type { Connector, Credentials, Outside } from './connector.ts';
import { shopifyConnector, tokenOf, versionOf } from './shopify.ts';

/** A `base_url` that means this process's own practice shop; so do its sub-domains. No name server knows `.test` (RFC 6761). */
export const ownShop = 'http://practice-shop.test';
const own = /^http:\/\/([a-z0-9-]+\.)?practice-shop\.test$/;

/** Our practice shop (`../sandbox/server.ts`): Shopify's protocol over real HTTP, in this process or wherever `base_url` says. */
const connector = shopifyConnector(
  'sandbox',
  (credentials) => ({ base: `${baseUrl(credentials)}/admin/api/${versionOf(credentials)}`, token: tokenOf(credentials, 'sandbox-token') }),
  baseUrl,
);

export const sandbox: Connector = {
  ...connector,
  check: (outside, credentials) => connector.check!(reaching(outside, credentials), credentials),
  pull: (outside, credentials, ...rest) => connector.pull!(reaching(outside, credentials), credentials, ...rest),
  products: (outside, credentials) => connector.products!(reaching(outside, credentials), credentials),
  pushInventory: (outside, credentials, ...rest) => connector.pushInventory!(reaching(outside, credentials), credentials, ...rest),
};

let shop: Promise<SandboxShop> | undefined;
let loopback: Http | undefined;

/** The address is ours, so this client may go to loopback; no tenant's address ever reaches it. */
function reaching(outside: Outside, credentials: Credentials): Outside {
  const base = baseUrl(credentials);
  if (!own.test(base)) return outside;
  return {
    ...outside,
    async http(request) {
      shop ??= startSandboxShop();
      loopback ??= guardedHttp({ allowLoopback: true });
      return loopback({ ...request, url: request.url.replace(base, (await shop).url) });
    },
  };
}

function baseUrl(credentials: Credentials): string {
  const text = String(credentials.base_url ?? '');
  if (!/^https?:\/\/[^\s/]+$/.test(text.replace(/\/$/, ''))) {
    throw fail('invalid_provider_credentials', {}, [{ pointer: '/credentials/base_url', message: 'must be like http://127.0.0.1:4100' }]);
  }
  return text.replace(/\/$/, '');
}
