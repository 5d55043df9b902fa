import { Button } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';

export function CountLink() {
  const { t } = useTranslation();
  const { may } = useArea();
  if (!may('inventory.adjust')) return null;
  return (
    <Button
      component={Link}
      to={'/inventory/count' as string}
      variant="default"
      leftSection={<IconClipboardCheck size={16} />}
      className="serai-slim"
    >
      <span className="serai-roomy">{t('count.title')}</span>
    </Button>
  );
}
