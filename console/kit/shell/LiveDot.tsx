import { Indicator, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLive } from '../live.ts';

/** Whether what happens in the business shows here by itself. A component of its own: when that changes, only the dot is drawn anew. */
export function LiveDot() {
  const { t } = useTranslation();
  const live = useLive();
  const label = t(live === 'on' ? 'live.on' : 'live.off');
  return (
    <Tooltip label={label}>
      <Indicator
        color={live === 'on' ? 'teal' : 'gray'}
        size={8}
        processing={false}
        offset={4}
        position="middle-center"
        aria-label={label}
        role="status"
      >
        <span className="serai-live" />
      </Indicator>
    </Tooltip>
  );
}
