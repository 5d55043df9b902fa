import type { Context } from '#kernel/context';
import type { Credentials } from './connectors/connector.ts';

const cell = (row: string) => ({ table: 'sales_channels', column: 'credentials_sealed', row });

type Sealing = Pick<Context, 'secrets'>;

/** Sealed for this tenant and this channel: copied to another row it does not open. */
export const sealCredentials = ({ secrets }: Sealing, channelId: string, credentials: Credentials): Promise<Buffer> =>
  secrets.sealJson(credentials, cell(channelId));

export const openCredentials = async ({ secrets }: Sealing, channelId: string, sealed: Uint8Array | null): Promise<Credentials> =>
  sealed === null ? {} : secrets.openJson<Credentials>(sealed, cell(channelId));
