import { Button, Group, Select, SimpleGrid, TextInput, useMantineColorScheme } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operations } from '../../../../generated/client.ts';
import { useArea } from '../../../kit/area.tsx';
import { useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { call } from '../../../kit/http.ts';
import { isLanguage, languages, setLanguage } from '../../../kit/i18n/index.ts';
import { Panel } from '../../../kit/page.tsx';
import { zoneNames } from '../../../kit/zone.ts';

type Me = Operations['GET /v1/auth/me']['answer'];

/** Name, words, colours and clock of one person. */
export function Profile({ me }: { me: Me }) {
  const { t, i18n } = useTranslation();
  const { http } = useArea();
  const { setColorScheme } = useMantineColorScheme();
  const [given, setGiven] = useState({
    name: me.name,
    phone: me.phone ?? '',
    job_title: me.profile?.job_title ?? '',
    department: me.profile?.department ?? '',
    locale: isLanguage(me.profile?.locale) ? me.profile?.locale : i18n.language,
    time_zone: me.profile?.time_zone ?? null,
    theme: me.settings.theme ?? 'system',
  });
  const set = (change: Partial<typeof given>) => setGiven((now) => ({ ...now, ...change }));
  const zones = useMemo(() => zoneNames(me.profile?.time_zone), [me.profile?.time_zone]);
  const save = useDeed(
    async () => {
      const { name, phone, job_title, department, locale, time_zone, theme } = given;
      const body = {
        name,
        phone: phone || null,
        job_title: job_title || null,
        department: department || null,
        locale,
        time_zone,
        settings: { ...me.settings, theme },
      };
      await call(http, 'PATCH /v1/auth/me', { body: body as Operations['PATCH /v1/auth/me']['body'] });
      setColorScheme(theme === 'system' ? 'auto' : theme);
      if (isLanguage(locale)) await setLanguage(locale);
    },
    { done: t('form.saved'), words: ['me'] },
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Panel title={t('account.profile')}>
      <form onSubmit={send}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={t('account.name')}
            required
            withAsterisk={false}
            value={given.name}
            onChange={({ currentTarget }) => set({ name: currentTarget.value })}
            autoComplete="name"
          />
          <TextInput
            label={t('account.phone')}
            type="tel"
            value={given.phone}
            onChange={({ currentTarget }) => set({ phone: currentTarget.value })}
            autoComplete="tel"
          />
          <TextInput
            label={t('account.job')}
            value={given.job_title}
            onChange={({ currentTarget }) => set({ job_title: currentTarget.value })}
            autoComplete="organization-title"
          />
          <TextInput
            label={t('account.department')}
            value={given.department}
            onChange={({ currentTarget }) => set({ department: currentTarget.value })}
          />
          <Select
            label={t('language')}
            data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
            value={given.locale}
            onChange={(locale) => locale && set({ locale })}
            allowDeselect={false}
          />
          <Select
            label={t('account.theme')}
            data={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`account.theme.${value}`) }))}
            value={given.theme}
            onChange={(theme) => theme && set({ theme: theme as 'system' })}
            allowDeselect={false}
          />
          <Select
            label={t('account.zone')}
            description={t('account.zoneText', { zone: me.tenant.timezone })}
            placeholder={me.tenant.timezone}
            data={zones}
            value={given.time_zone}
            onChange={(time_zone) => set({ time_zone })}
            searchable
            clearable
            limit={60}
            nothingFoundMessage={t('list.noMatch')}
          />
        </SimpleGrid>
        {save.error && <Failure error={save.error} />}
        <Group justify="flex-end" mt="md">
          <Button type="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        </Group>
      </form>
    </Panel>
  );
}
