import { bindTo, type KeyRing, openJson, sealJson } from '#kernel/crypto';
import type { Credentials } from './connectors/connector.ts';

const cell = (tenantId: string, channelId: string) => bindTo(tenantId, 'sales_channels', 'credentials_sealed', channelId);

interface Place {
  readonly keys: KeyRing;
  readonly tenant: { readonly id: string };
}

/** Sealed for this tenant and this channel: copied to another row it does not open. */
export const sealCredentials = ({ keys, tenant }: Place, channelId: string, credentials: Credentials): Buffer =>
  sealJson(keys, credentials, cell(tenant.id, channelId));

export const openCredentials = ({ keys, tenant }: Place, channelId: string, sealed: Uint8Array | null): Credentials =>
  sealed === null ? {} : openJson<Credentials>(keys, sealed, cell(tenant.id, channelId));
