import { Alert, Badge, Button, ColorInput, Group, Select, SimpleGrid, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operations } from '../../../../generated/client.ts';
import { useArea } from '../../../kit/area.tsx';
import { useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { useFormat } from '../../../kit/format.ts';
import { type Answered, call } from '../../../kit/http.ts';
import { useLabels } from '../../../kit/labels.ts';
import { Page, Panel } from '../../../kit/page.tsx';
import { StateBadge } from '../../../kit/resource/Value.tsx';
import { Usage } from '../../../kit/Usage.tsx';
import { zoneNames } from '../../../kit/zone.ts';

type Answer = Answered<'GET /v1/business/settings'>;
type Changes = NonNullable<Operations['PATCH /v1/business/settings']['body']>;

const dateFormats = ['DD/MM/YYYY', 'MM/DD/YYYY', 'DD-MM-YYYY', 'DD.MM.YYYY', 'YYYY-MM-DD'] as const;

/** What the business says of itself, and what its plan gives it. */
export default function Business() {
  const { t } = useTranslation();
  const { http, name } = useArea();
  const { data, error } = useQuery({
    queryKey: [name, 'business-settings'],
    queryFn: () => call(http, 'GET /v1/business/settings'),
  });
  if (error)
    return (
      <div className="serai-page">
        <Failure error={error} />
      </div>
    );
  if (!data) return <Skeleton className="serai-page" height={360} />;
  return (
    <Page title={t('business.title')} text={data.domain ?? data.slug} narrow>
      <Plan business={data} />
      <Form key={data.slug} business={data} />
    </Page>
  );
}

function Plan({ business: { plan, subscription, limits, usage, features } }: { business: Answer }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const format = useFormat();
  return (
    <Panel title={t('business.plan')}>
      <Group gap="sm">
        <Text fw={600}>{plan ? labels.value(plan) : t('business.noPlan')}</Text>
        {subscription.status && <StateBadge value={subscription.status} />}
        {subscription.until && (
          <Text size="sm" c="dimmed">
            {t('account.until', { when: format.day(subscription.until) })}
          </Text>
        )}
      </Group>
      <Usage limits={limits} usage={usage} />
      <div>
        <Text size="sm" c="dimmed" mb={4}>
          {t('business.features')}
        </Text>
        <Group gap={6}>
          {features.map((feature) => (
            <Badge key={feature} variant="default" tt="none" radius="sm" fw={500}>
              {labels.value(feature)}
            </Badge>
          ))}
        </Group>
      </div>
    </Panel>
  );
}

function Form({ business }: { business: Answer }) {
  const { t } = useTranslation();
  const { http, may } = useArea();
  const { settings } = business;
  const [given, setGiven] = useState<Changes>({});
  const zones = useMemo(() => zoneNames(settings.timezone), [settings.timezone]);
  const currencies = useMemo(() => Intl.supportedValuesOf('currency'), []);
  const now = { ...settings, ...given };
  const disabled = !may('settings.edit');
  const set = (change: Changes) => setGiven((before) => ({ ...before, ...change }));
  const save = useDeed(
    () => {
      // An empty field is left as it was: the server takes no empty texts.
      const body = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')) as Changes;
      return call(http, 'PATCH /v1/business/settings', { body });
    },
    { done: t('form.saved'), words: ['business-settings', 'me'] },
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined, { onSuccess: () => setGiven({}) });
  };
  const text = (field: 'business_name' | 'gstin' | 'support_email', type = 'text') => (
    <TextInput
      label={t(`business.${field}`)}
      type={type}
      disabled={disabled}
      value={now[field] ?? ''}
      onChange={({ currentTarget }) => set({ [field]: currentTarget.value })}
    />
  );
  return (
    <Panel title={t('business.settings')}>
      {disabled && <Alert color="gray">{t('business.readOnly')}</Alert>}
      <form onSubmit={send}>
        <Stack>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {text('business_name')}
            {text('gstin')}
            {text('support_email', 'email')}
            <Select
              label={t('account.zone')}
              data={zones}
              searchable
              limit={60}
              disabled={disabled}
              value={now.timezone ?? null}
              onChange={(timezone) => timezone && set({ timezone })}
              allowDeselect={false}
              nothingFoundMessage={t('list.noMatch')}
            />
            <Select
              label={t('business.currency')}
              data={currencies}
              searchable
              limit={60}
              disabled={disabled}
              value={now.currency ?? null}
              onChange={(currency) => currency && set({ currency })}
              allowDeselect={false}
              nothingFoundMessage={t('list.noMatch')}
            />
            <Select
              label={t('business.dates')}
              data={[...dateFormats]}
              disabled={disabled}
              value={now.date_format ?? null}
              onChange={(format) => format && set({ date_format: format as (typeof dateFormats)[number] })}
              allowDeselect={false}
            />
            <ColorInput
              label={t('business.colour')}
              format="hex"
              disabled={disabled}
              value={now.branding?.primary_color ?? ''}
              onChange={(primary_color) => /^#[0-9a-f]{6}$/i.test(primary_color) && set({ branding: { ...now.branding, primary_color } })}
              eyeDropperButtonProps={{ 'aria-label': t('business.pick') }}
            />
          </SimpleGrid>
          {save.error && <Failure error={save.error} />}
          {!disabled && (
            <Group justify="flex-end">
              <Button type="submit" loading={save.isPending} disabled={!Object.keys(given).length}>
                {t('save')}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Panel>
  );
}
