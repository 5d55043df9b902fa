import { call } from '../../kit/http.ts';
import type { RecordProps } from '../../kit/overrides.ts';
import type { Connectable } from '../../kit/resource/ConnectWizard.tsx';
import { CredentialsDialog } from '../../kit/resource/CredentialsDialog.tsx';

export default function CourierCredentials(props: RecordProps & { onClose(): void }) {
  return (
    <CredentialsDialog
      {...props}
      command="reconnect"
      kindField="courier_type_code"
      kinds={async (http, signal) => (await call(http, 'GET /v1/connectable/courier-types', { signal })).data as Connectable[]}
    />
  );
}
