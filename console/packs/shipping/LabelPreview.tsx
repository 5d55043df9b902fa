import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { readFile } from '../../kit/resource/download.ts';

/** A shipping label as it will be printed. */
export default function LabelPreview({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation();
  const { http, name: area } = useArea();
  const frame = useRef<HTMLIFrameElement>(null);
  const [url, setUrl] = useState<string>();
  const { data, error, refetch } = useQuery({
    queryKey: [area, 'label', id],
    queryFn: () => readFile(http, `/v1/shipments/${id}/label`),
    staleTime: Number.POSITIVE_INFINITY,
  });
  useEffect(() => {
    if (!data) return;
    const made = URL.createObjectURL(data.blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data || !url) return <Skeleton height={420} aria-label={t('loading')} />;
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text size="sm" fw={600}>
          {t('label.of', { name })}
        </Text>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconDownload size={15} />}
            component="a"
            href={url}
            download={data.name}
          >
            {t('label.save')}
          </Button>
          <Button size="compact-sm" leftSection={<IconPrinter size={15} />} onClick={() => frame.current?.contentWindow?.print()}>
            {t('label.print')}
          </Button>
        </Group>
      </Group>
      <iframe ref={frame} src={url} title={t('label.of', { name })} className="serai-label" />
    </Stack>
  );
}
