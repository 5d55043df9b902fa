import { Alert, Button, Code, Group, List, Modal, Progress, Stack, Text, Title } from '@mantine/core';
import { IconRosetteDiscountCheck, IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../../kit/area.tsx';
import { useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { useFormat } from '../../../kit/format.ts';
import { serverText } from '../../../kit/i18n/index.ts';
import { useLabels } from '../../../kit/labels.ts';
import { ExportButton } from '../../../kit/resource/ExportButton.tsx';
import { Filters } from '../../../kit/resource/Filters.tsx';
import { ListTable } from '../../../kit/resource/ListTable.tsx';
import { changed, type ListSearch } from '../../../kit/resource/list-state.ts';
import { deedOn } from './operations.ts';

interface Finding {
  readonly kind: string;
  readonly detail: string;
}

interface Report {
  readonly entries?: number;
  readonly pending?: number;
  readonly checkpoints?: number;
  readonly published?: number;
  readonly findings?: readonly Finding[];
  readonly notes?: readonly string[];
}

/** Browsers renew their sessions many times a day: left out until somebody takes the filter away. */
const usual: ListSearch = { 'action[ne]': 'auth.refresh' };

/** Who did what, when and from where; and the proof that nobody changed it since. */
export default function AuditExplorer({ word }: { word: string }) {
  const { t } = useTranslation();
  const area = useArea();
  const labels = useLabels();
  const navigate = useNavigate();
  const given = useSearch({ strict: false }) as ListSearch;
  const [isUsual, setUsual] = useState(Object.keys(given).length === 0);
  const search = isUsual && Object.keys(given).length === 0 ? usual : given;
  const [verifying, setVerifying] = useState(false);
  const onSearch = (change: Record<string, string | undefined>) => {
    setUsual(false);
    void navigate({ to: `${area.base}/${word}` as string, search: changed(search, change) as never, replace: true });
  };
  const verify = deedOn(area, 'verify');
  return (
    <Stack gap="sm" className="serai-page serai-page-list">
      <Group justify="space-between" wrap="wrap" gap="xs">
        <div style={{ flex: '1 1 280px' }}>
          <Title order={1} size="h3">
            {labels.resource(word)}
          </Title>
          <Text size="sm" c="dimmed">
            {t('audit.text')}
          </Text>
        </div>
        <Group gap="xs">
          <ExportButton word={word} search={search} />
          {verify && (
            <Button leftSection={<IconRosetteDiscountCheck size={17} />} onClick={() => setVerifying(true)}>
              {t('audit.verify')}
            </Button>
          )}
        </Group>
      </Group>
      <Filters resource={area.resource(word)!} search={search} onSearch={onSearch} hidden={[]} />
      <div className="serai-list-frame">
        <ListTable word={word} search={search} onSearch={onSearch} label={labels.resource(word)} />
      </div>
      {verifying && verify && <Verify method={verify.method} path={verify.path} onClose={() => setVerifying(false)} />}
    </Stack>
  );
}

/** Recomputes the whole trail and compares it with what was signed. */
function Verify({ method, path, onClose }: { method: string; path: string; onClose(): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const labels = useLabels();
  const { http } = useArea();
  const run = useDeed(async () => (await http.request<Report>(method, path, method === 'GET' ? {} : { body: {} })).data);
  const report = run.data;
  const findings = report?.findings ?? [];
  const figures = (['entries', 'pending', 'checkpoints', 'published'] as const).filter((name) => typeof report?.[name] === 'number');
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{t('audit.verify')}</Text>} size="lg">
      <Stack aria-live="polite">
        {!report && <Text size="sm">{t('audit.verifyText')}</Text>}
        {run.isPending && <Progress value={100} animated aria-label={t('audit.verifying')} />}
        {run.error && <Failure error={run.error} />}
        {report &&
          (findings.length === 0 ? (
            <Alert color="teal" icon={<IconShieldCheck size={20} />} title={t('audit.intact')}>
              {t('audit.intactText')}
            </Alert>
          ) : (
            <Alert color="red" icon={<IconShieldX size={20} />} title={t('audit.broken', { count: findings.length })}>
              <List size="sm">
                {findings.slice(0, 50).map((finding, index) => (
                  <List.Item key={`${finding.kind}${String(index)}`}>
                    <Code>{labels.value(finding.kind)}</Code> {serverText(finding.detail)}
                  </List.Item>
                ))}
              </List>
            </Alert>
          ))}
        {figures.length > 0 && (
          <Group gap="xl">
            {figures.map((name) => (
              <div key={name}>
                <Text size="xs" c="dimmed">
                  {t(`audit.${name}`)}
                </Text>
                <Text fw={600} className="serai-figure">
                  {format.number(report![name]!)}
                </Text>
              </div>
            ))}
          </Group>
        )}
        {report?.notes?.map((note) => (
          <Text key={note} size="sm" c="dimmed">
            {note}
          </Text>
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
          <Button loading={run.isPending} onClick={() => run.mutate()} data-autofocus>
            {t(report ? 'audit.again' : 'audit.verify')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
