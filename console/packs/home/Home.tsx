import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export default function Home() {
  const { t } = useTranslation();
  return (
    <Stack className="serai-page">
      <Title order={1} size="h3">
        {t('nav.home')}
      </Title>
    </Stack>
  );
}
