import { Anchor, Badge, Breadcrumbs, Button, Group, Paper, Skeleton, Stack, Stepper, Text, Title, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea, useRefresh } from '../area.tsx';
import { Failure } from '../Failure.tsx';
import { serverProse, serverText } from '../i18n/index.ts';
import { useLabels } from '../labels.ts';
import type { Row, Schema } from '../meta.ts';
import { isDecided } from '../problem.ts';
import { changed } from './list-state.ts';
import { SchemaForm } from './SchemaForm.tsx';

/** A kind of provider, with what it asks for. */
export interface Connectable {
  readonly code: string;
  readonly name: string;
  readonly is_internal: boolean;
  readonly has_connector: boolean;
  readonly in_plan?: boolean;
  readonly connected: number;
  readonly left?: number | null;
  readonly config_schema: object | null;
}

/** Why it cannot be connected now; a key of the dictionary. */
function obstacleOf({ has_connector, in_plan, left }: Connectable): 'connect.soon' | 'connect.notInPlan' | 'connect.full' | undefined {
  if (!has_connector) return 'connect.soon';
  if (in_plan === false) return 'connect.notInPlan';
  return left === 0 ? 'connect.full' : undefined;
}

function Kinds({ kinds, onChoose }: { kinds: readonly Connectable[]; onChoose(code: string): void }) {
  const { t } = useTranslation();
  return (
    <div className="serai-kinds">
      {kinds.map((kind) => {
        const obstacle = obstacleOf(kind);
        return (
          <UnstyledButton key={kind.code} className="serai-kind" disabled={obstacle !== undefined} onClick={() => onChoose(kind.code)}>
            <Group justify="space-between" wrap="nowrap">
              <Text fw={600}>{serverText(kind.name)}</Text>
              {kind.connected > 0 && (
                <Badge style={{ flexShrink: 0 }} variant="light" color="teal" tt="none" radius="sm">
                  {t('connect.has', { count: kind.connected })}
                </Badge>
              )}
            </Group>
            <Text size="xs" c="dimmed" mt={4}>
              {obstacle
                ? t(obstacle)
                : kind.is_internal
                  ? t('connect.internal')
                  : typeof kind.left === 'number'
                    ? t('connect.left', { count: kind.left })
                    : t('connect.ready')}
            </Text>
          </UnstyledButton>
        );
      })}
    </div>
  );
}

/** What is asked: a name, what the provider wants to know, and the options. */
function formOf(kind: Connectable, create: Schema | undefined): Schema {
  const { name, settings } = create?.properties ?? {};
  const asks = serverProse(kind.config_schema as Schema | null);
  const fields = asks && Object.keys(asks.properties ?? {}).length > 0;
  return {
    type: 'object',
    required: ['name', ...(fields ? ['credentials'] : [])],
    properties: { ...(name ? { name } : {}), ...(fields ? { credentials: asks } : {}), ...(settings ? { settings } : {}) },
    additionalProperties: false,
  };
}

/** Whether the server is still asking the provider. */
const isTried = ({ status, checked_at }: Row): boolean => status === 'syncing' || (status === 'connected' && checked_at === null);

export interface ConnectWizardProps {
  readonly word: string;
  readonly title: string;
  /** Name of the body's field that says the kind. */
  readonly kindField: string;
  /** Reads the kinds. */
  kinds(signal: AbortSignal): Promise<readonly Connectable[]>;
  /** Shown once it is connected: where to enter what at the provider, and how the test went. */
  readonly result: (row: Row) => ReactNode;
}

/** Connects to a provider: which kind, what it asks for, and whether it works. Its address says where it is, so a reload goes on. */
export function ConnectWizard({ word, title, kindField, kinds, result }: ConnectWizardProps) {
  const { t } = useTranslation();
  const { http, name, resource: find, base } = useArea();
  const resource = find(word)!;
  const labels = useLabels();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Record<string, string>;
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { data, error } = useQuery({ queryKey: [name, word, 'kinds'], queryFn: ({ signal }) => kinds(signal) });
  const made = useQuery({
    queryKey: [name, word, 'record', search.made, 'made'],
    enabled: Boolean(search.made),
    queryFn: async ({ signal }) => (await http.request<Row>('GET', `${resource.path}/${search.made}`, { signal })).data,
    // A new connection is tried by the server; until that has ended it is asked for again.
    refetchInterval: ({ state }) => (state.data === undefined || isTried(state.data) ? 1500 : false),
  });
  const go = (change: Record<string, string | undefined>, replace = false) =>
    void navigate({ to: '.', search: changed(search, change) as never, replace });
  const kind = data?.find(({ code }) => code === search.kind);
  const step = search.made ? 2 : kind ? 1 : 0;
  const send = async (value: unknown) => {
    try {
      const { data: row } = await http.request<Row>('POST', resource.path, {
        body: { ...(value as object), [kindField]: kind!.code },
        idempotencyKey: key,
      });
      refresh(word);
      go({ made: row.id }, true);
    } catch (problem) {
      if (isDecided(problem)) setKey(crypto.randomUUID());
      throw problem;
    }
  };
  return (
    <Stack className="serai-page" maw={860} gap="md">
      <Breadcrumbs>
        <Anchor component={Link} to={`${base}/${word}` as string} size="sm">
          {labels.resource(word)}
        </Anchor>
        <Text size="sm">{title}</Text>
      </Breadcrumbs>
      <Title order={1} size="h3">
        {title}
      </Title>
      <Stepper
        active={step}
        size="sm"
        allowNextStepsSelect={false}
        onStepClick={(index) => index === 0 && !search.made && go({ kind: undefined })}
        aria-label={title}
      >
        <Stepper.Step label={t('connect.kind')} />
        <Stepper.Step label={t('connect.details')} />
        <Stepper.Step label={t('connect.result')} />
      </Stepper>
      {error ? (
        <Failure error={error} />
      ) : !data ? (
        <Skeleton height={200} aria-label={t('loading')} />
      ) : step === 0 ? (
        <>
          <Title order={2} size="h4">
            {t('connect.choose')}
          </Title>
          <Kinds kinds={data} onChoose={(code) => go({ kind: code })} />
        </>
      ) : step === 1 ? (
        <Paper withBorder radius="md" p="md">
          <Title order={2} size="h4" mb={4}>
            {serverText(kind!.name)}
          </Title>
          <Text size="sm" c="dimmed" mb="md">
            {t(kind!.config_schema ? 'connect.sealed' : 'connect.nothingAsked')}
          </Text>
          <SchemaForm
            schema={formOf(kind!, resource.create?.schema)}
            resource={resource}
            initial={{ name: serverText(kind!.name) }}
            onSubmit={send}
            onCancel={() => go({ kind: undefined })}
            submit={t('connect.do')}
          />
        </Paper>
      ) : made.error ? (
        <Failure error={made.error} />
      ) : !made.data ? (
        <Skeleton height={200} aria-label={t('loading')} />
      ) : (
        <>
          <Title order={2} size="h4">
            {String(made.data.name)}
          </Title>
          {result(made.data)}
          <Group justify="space-between">
            <Button variant="default" onClick={() => go({ made: undefined, kind: undefined })}>
              {t('connect.another')}
            </Button>
            <Button component={Link} to={`${base}/${word}/${made.data.id}` as string}>
              {t('connect.open')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}
