import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useId } from 'react';
import { useArea } from './area.tsx';

/** A page drawn by hand: its name, what it is for, what can be done here, and its parts. */
export function Page({
  title,
  text,
  actions,
  narrow,
  children,
}: {
  title: string;
  text?: string;
  actions?: ReactNode;
  /** For forms: lines that stay readable on a wide screen. */
  narrow?: boolean;
  children: ReactNode;
}) {
  const { businessName } = useArea();
  useEffect(() => {
    document.title = `${title} · ${businessName || 'Serai'}`;
  }, [title, businessName]);
  return (
    <Stack className="serai-page" gap="md" maw={narrow ? 980 : undefined}>
      <Group justify="space-between" align="flex-start" wrap="wrap" gap="sm">
        <div style={{ minWidth: 0, flex: '1 1 280px' }}>
          <Title order={1} size="h3">
            {title}
          </Title>
          {text && (
            <Text size="sm" c="dimmed" maw={720}>
              {text}
            </Text>
          )}
        </div>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}

/** A name and what stands under it, in a list of such (`dl`). */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="serai-field">
      <Text component="dt" size="xs" c="dimmed">
        {label}
      </Text>
      <dd className="serai-wrap">{children ?? '–'}</dd>
    </div>
  );
}

/** A part of a page with a name of its own. */
export function Panel({ title, text, actions, children }: { title: string; text?: string; actions?: ReactNode; children?: ReactNode }) {
  const id = useId();
  return (
    <Paper withBorder radius="md" p="md" component="section" aria-labelledby={id}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" wrap="wrap" gap="sm">
          <div style={{ minWidth: 0, flex: '1 1 240px' }}>
            <Title order={2} size="h5" id={id}>
              {title}
            </Title>
            {text && (
              <Text size="sm" c="dimmed" maw={720}>
                {text}
              </Text>
            )}
          </div>
          {actions && <Group gap="xs">{actions}</Group>}
        </Group>
        {children}
      </Stack>
    </Paper>
  );
}
