import { ActionIcon, AppShell, Burger, Button, Group, Kbd, ScrollArea, Stack, Text } from '@mantine/core';
import { useDisclosure, useHotkeys, useMediaQuery } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../area.tsx';
import { part } from '../part.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { CopyProtection } from './CopyProtection.tsx';
import { LiveDot } from './LiveDot.tsx';
import { navigation } from './navigation.ts';
import { SideBar } from './SideBar.tsx';

const Palette = part(() => import('./Palette.tsx'));
const Shortcuts = part(() => import('./Shortcuts.tsx'));

const press = (name: string) => {
  const element = document.querySelector<HTMLElement>(`[data-shortcut="${name}"]`);
  if (!element) return;
  if (element instanceof HTMLInputElement) element.focus();
  else element.click();
};

/** Keys that work on every page; `g` and a letter goes somewhere. */
function useShortcuts(openPalette: () => void, openHelp: () => void) {
  const navigate = useNavigate();
  const { base, resource } = useArea();
  const [going, setGoing] = useState(false);
  useEffect(() => {
    if (!going) return;
    const timer = setTimeout(() => setGoing(false), 900);
    return () => clearTimeout(timer);
  }, [going]);
  const places: Record<string, string> = { h: '/', o: '/orders', s: '/shipments', i: '/inventory', a: '/audit-entries', t: '/tenants' };
  const go = (letter: string) => () => {
    if (!going) return;
    const to = places[letter]!;
    if (to === '/' || resource(to.slice(1))) void navigate({ to: (base + to) as string });
    setGoing(false);
  };
  useHotkeys([
    ['mod+K', openPalette],
    ['shift+?', openHelp],
    ['?', openHelp],
    ['/', () => press('search')],
    ['n', () => press('new')],
    ['e', () => press('edit')],
    ['g', () => setGoing(true)],
    ...Object.keys(places).map((letter): [string, () => void] => [letter, go(letter)]),
  ]);
}

export function Shell() {
  const area = useArea();
  const { businessName, base } = area;
  const { t } = useTranslation();
  const [menu, { toggle, close }] = useDisclosure();
  const [palette, { open: openPalette, close: closePalette }] = useDisclosure();
  const [help, { open: openHelp, close: closeHelp }] = useDisclosure();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const narrow = useMediaQuery('(max-width: 62em)', undefined, { getInitialValueInEffect: false });
  const groups = useMemo(() => navigation(area), [area]);
  useShortcuts(openPalette, openHelp);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu
  useEffect(close, [path]);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 236, breakpoint: 'md', collapsed: { mobile: !menu } }}
      padding={0}
      transitionDuration={0}
    >
      <a href="#main" className="serai-skip">
        {t('skip')}
      </a>
      <AppShell.Header className="serai-noprint">
        <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="sm">
          <Group gap="sm" wrap="nowrap">
            {narrow && <Burger opened={menu} onClick={toggle} size="sm" aria-label={t('menu')} />}
            <Link to={(base || '/') as string} className="serai-brand">
              <img src="/icon.svg" width={26} height={26} alt="" />
              <Text span fw={700} className="serai-clip" maw={{ base: 165, sm: 220 }}>
                {businessName || 'Serai'}
              </Text>
            </Link>
          </Group>
          {!narrow && (
            <Button
              variant="default"
              leftSection={<IconSearch size={16} />}
              rightSection={<Kbd size="xs">⌘K</Kbd>}
              onClick={openPalette}
              c="dimmed"
              fw={400}
            >
              {t('palette.open')}
            </Button>
          )}
          <Group gap={narrow ? 'xs' : 6} wrap="nowrap">
            {narrow && (
              <ActionIcon variant="default" size="lg" onClick={openPalette} aria-label={t('palette.open')}>
                <IconSearch size={17} />
              </ActionIcon>
            )}
            <LiveDot />
            <AccountMenu onHelp={openHelp} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className="serai-noprint" aria-label={t('menu')}>
        <ScrollArea type="hover" offsetScrollbars={false}>
          <Stack gap={0} p={6} pb="xl">
            <SideBar groups={groups} />
          </Stack>
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="main" className="serai-main" tabIndex={-1}>
        <CopyProtection>
          <Outlet />
        </CopyProtection>
      </AppShell.Main>
      {palette && (
        <Suspense>
          <Palette groups={groups} onClose={closePalette} onHelp={openHelp} />
        </Suspense>
      )}
      {help && (
        <Suspense>
          <Shortcuts onClose={closeHelp} />
        </Suspense>
      )}
    </AppShell>
  );
}
