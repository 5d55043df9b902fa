import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import { call } from '../../kit/http.ts';
import { type Connectable, ConnectWizard } from '../../kit/resource/ConnectWizard.tsx';
import { CourierState } from './CourierSection.tsx';

export default function ConnectCourier({ word }: { word: string }) {
  const { t } = useTranslation();
  const { http } = useArea();
  return (
    <ConnectWizard
      word={word}
      title={t('connect.courier')}
      kindField="courier_type_code"
      kinds={async (signal) => (await call(http, 'GET /v1/connectable/courier-types', { signal })).data as Connectable[]}
      result={(row) => <CourierState row={row} />}
    />
  );
}
