import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ComponentType, Suspense } from 'react';
import { Page } from './page.tsx';
import { Loading } from './shell/resource-routes.tsx';

export interface TabPart {
  readonly name: string;
  readonly label: string;
  /** Loaded when it is first opened. */
  readonly part: ComponentType;
}

/** A page of several parts, one at a time; which one is in the address. Without a part there is nothing to show. */
export function TabbedPage({ title, text, parts }: { title: string; text: string; parts: readonly TabPart[] }) {
  const navigate = useNavigate();
  const { tab } = useSearch({ strict: false }) as { tab?: string };
  const open = parts.find(({ name }) => name === tab) ?? parts[0];
  if (!open) return null;
  return (
    <Page title={title} text={text}>
      <Tabs
        value={open.name}
        onChange={(name) => void navigate({ to: '.', search: { tab: name } as never, replace: true })}
        keepMounted={false}
        className="serai-tabs"
      >
        <Tabs.List mb="md">
          {parts.map(({ name, label }) => (
            <Tabs.Tab key={name} value={name}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {parts.map(({ name, part: Part }) => (
          <Tabs.Panel key={name} value={name}>
            <Suspense fallback={<Loading />}>
              <Part />
            </Suspense>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}
