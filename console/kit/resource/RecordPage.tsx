import { Anchor, Breadcrumbs, Group, Skeleton, Stack, Tabs, Text, Title } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../area.tsx';
import { Failure } from '../Failure.tsx';
import { useLabels } from '../labels.ts';
import { type Row, titleOf } from '../meta.ts';
import { overrideOf } from '../overrides.ts';
import { isProblem } from '../problem.ts';
import { Commands } from './Commands.tsx';
import { changed, type ListSearch } from './list-state.ts';
import { useRecord } from './record.ts';
import { Timeline } from './Timeline.tsx';
import { StateBadge } from './Value.tsx';

/** A part of a record's page; the first one is shown at first. */
export interface RecordPart {
  readonly name: string;
  readonly label: string;
  readonly view: ReactNode;
}

export interface RecordPageProps {
  readonly word: string;
  readonly id: string;
  /** Expansions to read with it. */
  readonly expand?: string;
  /** Fields whose states stand beside the title; absent: the resource's own. */
  readonly states?: readonly string[];
  /** Drawn between the title and the parts. */
  readonly notice?: (row: Row) => ReactNode;
  readonly parts: (row: Row) => readonly RecordPart[];
  /** What the trail's tab is called here. */
  readonly trail?: string;
}

/** What every record's page has: where one is, its name and state, what can be done with it, and its parts, one at a time. */
export function RecordPage({ word, id, expand, states, notice, parts, trail }: RecordPageProps) {
  const { resource: find, base, businessName } = useArea();
  const resource = find(word)!;
  const override = overrideOf(word);
  const { t } = useTranslation();
  const labels = useLabels();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as ListSearch;
  const { data, error, refetch } = useRecord(word, id, expand || undefined);
  const title = data && (override.title?.(data.row) ?? titleOf(resource, data.row));
  useEffect(() => {
    if (title) document.title = `${title} · ${businessName || 'Serai'}`;
  }, [title, businessName]);
  // What is shown stays while the server cannot be reached; what is gone is gone.
  if (error && (!data || isProblem(error, 'not_found')))
    return (
      <div className="serai-page">
        <Failure error={error} retry={() => void refetch()} />
      </div>
    );
  if (!data)
    return (
      <Stack className="serai-page" role="status" aria-label={t('loading')}>
        <Skeleton height={40} w={320} />
        <Skeleton height={260} />
        <Skeleton height={160} />
      </Stack>
    );
  const { row } = data;
  const shown = [
    ...parts(row),
    ...(find('audit-entries') ? [{ name: 'timeline', label: trail ?? t('tab.timeline'), view: <Timeline word={word} id={id} /> }] : []),
  ];
  const first = shown[0]!.name;
  const badges = (states ?? (resource.states ? [resource.states.field] : [])).filter((field) => typeof row[field] === 'string');
  return (
    <Stack className="serai-page" gap="md">
      <Breadcrumbs>
        <Anchor component={Link} to={`${base}/${word}` as string} size="sm">
          {labels.resource(word)}
        </Anchor>
        <Text size="sm" className="serai-clip" maw={280}>
          {title}
        </Text>
      </Breadcrumbs>
      <Group justify="space-between" wrap="wrap" gap="sm">
        <Group gap="sm">
          <Title order={1} size="h3">
            {title}
          </Title>
          {badges.map((field) => (
            <StateBadge key={field} value={row[field] as string} />
          ))}
        </Group>
        <Group gap="xs">
          {override.actions && <override.actions word={word} resource={resource} row={row} />}
          <Commands word={word} resource={resource} row={row} />
        </Group>
      </Group>
      {notice?.(row)}
      <Tabs
        value={shown.some(({ name }) => name === search.tab) ? search.tab : first}
        onChange={(next) =>
          void navigate({
            to: '.',
            search: changed(search, { tab: next === first ? undefined : (next ?? undefined) }) as never,
            replace: true,
          })
        }
        keepMounted={false}
        className="serai-tabs"
      >
        <Tabs.List mb="md">
          {shown.map(({ name, label }) => (
            <Tabs.Tab key={name} value={name}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {shown.map(({ name, view }) => (
          <Tabs.Panel key={name} value={name}>
            {view}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Stack>
  );
}
