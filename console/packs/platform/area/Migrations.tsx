import { Alert, Anchor, Badge, Button, Group, Progress, Skeleton, Stack, Table, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../../kit/area.tsx';
import { useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { useFormat } from '../../../kit/format.ts';
import { type Answered, call } from '../../../kit/http.ts';
import { Page, Panel } from '../../../kit/page.tsx';
import { humanise } from '../../../kit/text.ts';

type Report = Answered<'GET /platform/v1/migrations/status'>;
type Run = NonNullable<Report['run']>;
type Tenant = Report['data'][number];

const colours = {
  up_to_date: 'gray',
  finished: 'teal',
  waiting: 'yellow',
  running: 'blue',
  interrupted: 'orange',
  failed: 'red',
} as const;

const underWay = (run: Run | null | undefined): boolean => run?.state === 'running' || run?.state === 'waiting';
/** `0003_create_shipments` → `0003`. */
const numberOf = (migration: string | null): string => migration?.split('_')[0] ?? '–';

/** Which migrations ran where, what waits, what failed, and the run that is under way: the same that the command line tells. */
export default function Migrations() {
  const { t } = useTranslation();
  const { http, name } = useArea();
  const query = useInfiniteQuery({
    queryKey: [name, 'migrations'],
    queryFn: ({ pageParam }) => call(http, 'GET /platform/v1/migrations/status', { query: { offset: pageParam, limit: 50 } }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next_offset,
    // Watched closely while something runs; a release may begin a run at any time.
    refetchInterval: ({ state }) => (underWay(state.data?.pages[0]?.run) ? 1000 : 15_000),
  });
  const words = ['migrations', 'tenants'];
  const all = useDeed(() => call(http, 'POST /platform/v1/migrations/run', { body: {} }), { words });
  const one = useDeed((id: string) => call(http, 'POST /platform/v1/tenants/{id}/migrate', { id, body: {} }), { words });
  if (query.error)
    return (
      <div className="serai-page">
        <Failure error={query.error} />
      </div>
    );
  const [first] = query.data?.pages ?? [];
  if (!first) return <Skeleton className="serai-page" height={360} />;
  const tenants = query.data!.pages.flatMap(({ data }) => data);
  const busy = underWay(first.run);
  return (
    <Page
      title={t('migrations.title')}
      text={t('migrations.text')}
      actions={
        <Button onClick={() => all.mutate()} loading={all.isPending} disabled={busy}>
          {t('migrations.all')}
        </Button>
      }
    >
      {all.error && <Failure error={all.error} />}
      {one.error && <Failure error={one.error} />}
      {first.held_back > 0 && <Alert color="red">{t('migrations.heldBack', { count: first.held_back })}</Alert>}
      {first.run && <RunPanel run={first.run} />}
      <Panel title={t('migrations.tenants')} text={t('migrations.tenantsText')}>
        <Shared shared={first.shared} />
        <Table.ScrollContainer minWidth={860}>
          <Table verticalSpacing={6} highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('keyring.tenant')}</Table.Th>
                <Table.Th>{t('migrations.state')}</Table.Th>
                {first.packs.map((pack) => (
                  <Table.Th key={pack} ta="center">
                    {humanise(pack)}
                  </Table.Th>
                ))}
                <Table.Th>
                  <VisuallyHidden>{t('more')}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {tenants.map((tenant) => (
                <TenantRow
                  key={tenant.id}
                  tenant={tenant}
                  packs={first.packs}
                  busy={busy || one.isPending}
                  onMigrate={() => one.mutate(tenant.id)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        {query.hasNextPage && (
          <Button variant="default" onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
            {t('migrations.more', { shown: tenants.length, total: first.total })}
          </Button>
        )}
      </Panel>
    </Page>
  );
}

function RunPanel({ run }: { run: Run }) {
  const { t } = useTranslation();
  const format = useFormat();
  const active = underWay(run);
  const share = run.total ? (run.done / run.total) * 100 : active ? 0 : 100;
  return (
    <Panel title={t(active ? 'migrations.now' : 'migrations.last')} text={t(`migrations.origin.${run.origin}`)}>
      <Stack gap={6} role="status">
        <Group gap="sm">
          <Badge variant="light" color={colours[run.state]} tt="none">
            {t(`migrations.run.${run.state}`)}
          </Badge>
          <Text size="sm">
            {t('migrations.progress', {
              done: format.number(run.done),
              total: format.number(run.total),
              applied: format.number(run.applied),
              failed: format.number(run.failed),
            })}
          </Text>
          <Text size="sm" c="dimmed">
            {format.time(run.finished_at ?? run.started_at ?? run.created_at ?? '')}
          </Text>
        </Group>
        <Progress
          value={share}
          animated={active}
          color={run.failed ? 'red' : run.state === 'interrupted' ? 'orange' : undefined}
          aria-label={t(active ? 'migrations.now' : 'migrations.last')}
        />
      </Stack>
    </Panel>
  );
}

/** What an installation has once: said only when something of it waits. */
function Shared({ shared }: { shared: Report['shared'] }) {
  const { t } = useTranslation();
  const waiting = shared.flatMap(({ pack, pending }) => pending.map((name) => `${pack}/${name}`));
  return waiting.length ? <Alert color="yellow">{t('migrations.shared', { names: waiting.join(', ') })}</Alert> : null;
}

function TenantRow({ tenant, packs, busy, onMigrate }: { tenant: Tenant; packs: readonly string[]; busy: boolean; onMigrate(): void }) {
  const { t } = useTranslation();
  const { base } = useArea();
  const behind = tenant.state === 'waiting' || tenant.state === 'failed';
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`${base}/tenants/${tenant.id}` as string} size="sm" fw={600}>
          {tenant.name}
        </Anchor>
        <Text size="xs" c="dimmed">
          {tenant.slug}
        </Text>
      </Table.Td>
      <Table.Td maw={320}>
        <Badge variant="light" color={colours[tenant.state]} tt="none">
          {t(`migrations.tenant.${tenant.state}`)}
        </Badge>
        {tenant.migration && (
          <Text size="xs" ff="monospace" className="serai-wrap">
            {tenant.migration}
          </Text>
        )}
        {tenant.error && (
          <Text size="xs" className="serai-wrap serai-bad">
            {tenant.error}
          </Text>
        )}
      </Table.Td>
      {packs.map((name) => {
        const pack = tenant.packs.find((each) => each.pack === name);
        return (
          <Table.Td key={name} ta="center" className="serai-figure">
            {!pack ? (
              <Text span size="sm" c="dimmed" aria-label={t('migrations.notInstalled')}>
                –
              </Text>
            ) : pack.pending.length ? (
              <Tooltip label={pack.pending.join(', ')} events={{ hover: true, focus: true, touch: true }}>
                <Badge variant="light" color="yellow" tt="none" tabIndex={0}>
                  {t('migrations.behind', { version: numberOf(pack.version), count: pack.pending.length })}
                </Badge>
              </Tooltip>
            ) : (
              numberOf(pack.version)
            )}
          </Table.Td>
        );
      })}
      <Table.Td>
        {behind && (
          <Button
            size="compact-sm"
            variant="light"
            disabled={busy}
            onClick={onMigrate}
            aria-label={`${t('migrations.one')}: ${tenant.name}`}
          >
            {t('migrations.one')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
