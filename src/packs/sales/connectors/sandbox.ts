import { fail } from '#kernel/errors';
import type { Credentials } from './connector.ts';
import { shopifyConnector, tokenOf, versionOf } from './shopify.ts';

/** Our practice shop (`../sandbox/server.ts`): Shopify's protocol over real HTTP, usually on loopback. */
export const sandbox = shopifyConnector(
  'sandbox',
  (credentials) => ({ base: `${baseUrl(credentials)}/admin/api/${versionOf(credentials)}`, token: tokenOf(credentials, 'sandbox-token') }),
  baseUrl,
);

function baseUrl(credentials: Credentials): string {
  const text = String(credentials.base_url ?? '');
  if (!/^https?:\/\/[^\s/]+$/.test(text.replace(/\/$/, ''))) {
    throw fail('invalid_provider_credentials', {}, [{ pointer: '/credentials/base_url', message: 'must be like http://127.0.0.1:4100' }]);
  }
  return text.replace(/\/$/, '');
}
