import { call, type Http } from '../../kit/http.ts';
import type { RecordProps } from '../../kit/overrides.ts';
import type { Connectable } from '../../kit/resource/ConnectWizard.tsx';
import { CredentialsDialog } from '../../kit/resource/CredentialsDialog.tsx';

const kinds = async (http: Http, signal: AbortSignal) =>
  (await call(http, 'GET /v1/connectable/channel-types', { signal })).data as Connectable[];

type Props = RecordProps & { onClose(): void };

export const UpdateCredentials = (props: Props) => (
  <CredentialsDialog {...props} command="update-credentials" kindField="channel_type_code" kinds={kinds} />
);

export const ReconnectChannel = (props: Props) => (
  <CredentialsDialog {...props} command="reconnect" kindField="channel_type_code" kinds={kinds} />
);
