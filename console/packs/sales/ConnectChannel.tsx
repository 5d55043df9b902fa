import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import { call } from '../../kit/http.ts';
import { type Connectable, ConnectWizard } from '../../kit/resource/ConnectWizard.tsx';
import { ChannelState } from './ChannelSection.tsx';

export default function ConnectChannel({ word }: { word: string }) {
  const { t } = useTranslation();
  const { http } = useArea();
  return (
    <ConnectWizard
      word={word}
      title={t('connect.channel')}
      kindField="channel_type_code"
      kinds={async (signal) => (await call(http, 'GET /v1/connectable/channel-types', { signal })).data as Connectable[]}
      result={(row) => <ChannelState row={row} />}
    />
  );
}
