import { ActionIcon, Indicator, Tooltip } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../area.tsx';
import { part } from '../part.tsx';
import { useExportNews } from './exports.ts';
import type { ListSearch } from './list-state.ts';

const ExportDialog = part(() => import('./ExportDialog.tsx'));

/** Takes a list out as a file, and follows the files that are being made. */
export function ExportButton({ word, search }: { word: string; search: ListSearch }) {
  const { resource, meta } = useArea();
  const allowed = resource(word)?.export && resource('export-logs') && meta.policy?.export_enabled !== false;
  return allowed ? <Button word={word} search={search} /> : null;
}

function Button({ word, search }: { word: string; search: ListSearch }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const running = useExportNews();
  return (
    <>
      <Tooltip label={t(running ? 'export.running' : 'export.do')}>
        <Indicator disabled={!running} processing color="blue" size={9}>
          <ActionIcon variant="default" size="lg" aria-label={t('export.do')} onClick={() => setOpened(true)}>
            <IconDownload size={17} />
          </ActionIcon>
        </Indicator>
      </Tooltip>
      {opened && (
        <Suspense>
          <ExportDialog word={word} search={search} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
