import {
  AppShell,
  Avatar,
  Burger,
  Button,
  Group,
  Indicator,
  Kbd,
  Menu,
  Modal,
  NavLink,
  ScrollArea,
  Stack,
  Table,
  Text,
  Tooltip,
  UnstyledButton,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure, useHotkeys, useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconKeyboard, IconLanguage, IconLogout, IconMoon, IconSearch, IconSun, IconUserCircle } from '@tabler/icons-react';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../area.tsx';
import { call } from '../http.ts';
import { isLanguage, languages, setLanguage } from '../i18n/index.ts';
import { useLabels } from '../labels.ts';
import { useLive } from '../live.ts';
import { humanise } from '../text.ts';
import { CopyProtection } from './CopyProtection.tsx';
import { navigation } from './navigation.ts';

const Palette = lazy(() => import('./Palette.tsx'));

const shortcuts = [
  ['mod + K', 'shortcut.palette'],
  ['/', 'shortcut.search'],
  ['N', 'shortcut.new'],
  ['E', 'shortcut.edit'],
  ['G H', 'shortcut.home'],
  ['G O', 'shortcut.orders'],
  ['G S', 'shortcut.shipments'],
  ['G I', 'shortcut.inventory'],
  ['↑ ↓ / J K', 'shortcut.rows'],
  ['Enter', 'shortcut.open'],
  ['X', 'shortcut.select'],
  ['?', 'shortcut.help'],
] as const;

const press = (name: string) => {
  const element = document.querySelector<HTMLElement>(`[data-shortcut="${name}"]`);
  if (!element) return;
  if (element instanceof HTMLInputElement) element.focus();
  else element.click();
};

/** As the portrait shows them: what is seen on a button has to be in its name. */
const initials = (name: string) =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => word[0]!.toUpperCase())
    .join('');

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
  const { name, meta, session, businessName, base, http } = area;
  const { t, i18n } = useTranslation();
  const labels = useLabels();
  const [menu, { toggle, close }] = useDisclosure();
  const [palette, { open: openPalette, close: closePalette }] = useDisclosure();
  const [help, { open: openHelp, close: closeHelp }] = useDisclosure();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const narrow = useMediaQuery('(max-width: 62em)', undefined, { getInitialValueInEffect: false });
  const live = useLive();
  const groups = useMemo(() => navigation(area), [area]);
  useShortcuts(openPalette, openHelp);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu
  useEffect(close, [path]);
  const dark = colorScheme === 'dark' || (colorScheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  const speak = async (language: string | undefined) => {
    if (!isLanguage(language)) return;
    await setLanguage(language);
    if (name === 'business')
      await call(http, 'PATCH /v1/auth/me', { body: { locale: language } }).catch((error) =>
        notifications.show({ color: 'red', message: error.message }),
      );
  };
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
              <Text span fw={700} className="serai-clip" maw={{ base: 120, sm: 220 }}>
                {businessName || 'Serai'}
              </Text>
            </Link>
          </Group>
          <Button
            variant="default"
            leftSection={<IconSearch size={16} />}
            rightSection={narrow ? undefined : <Kbd size="xs">⌘K</Kbd>}
            onClick={openPalette}
            c="dimmed"
            fw={400}
            className="serai-palette-button"
            aria-label={narrow ? t('palette.open') : undefined}
          >
            {narrow ? '' : t('palette.open')}
          </Button>
          <Group gap={6} wrap="nowrap">
            <Tooltip label={t(live === 'on' ? 'live.on' : 'live.off')}>
              <Indicator
                color={live === 'on' ? 'teal' : 'gray'}
                size={8}
                processing={false}
                offset={4}
                position="middle-center"
                aria-label={t(live === 'on' ? 'live.on' : 'live.off')}
                role="status"
              >
                <span className="serai-live" />
              </Indicator>
            </Tooltip>
            <Menu position="bottom-end" shadow="md" width={240}>
              <Menu.Target>
                <UnstyledButton aria-label={`${initials(meta.actor.name)} · ${t('account')}`}>
                  <Avatar name={meta.actor.name} color="initials" radius="xl" size={34} />
                </UnstyledButton>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Label>{meta.actor.name}</Menu.Label>
                {name === 'business' && (
                  <Menu.Item component={Link} to="/account" leftSection={<IconUserCircle size={16} />}>
                    {t('account')}
                  </Menu.Item>
                )}
                <Menu.Item
                  leftSection={dark ? <IconSun size={16} /> : <IconMoon size={16} />}
                  onClick={() => setColorScheme(dark ? 'light' : 'dark')}
                >
                  {t(dark ? 'theme.light' : 'theme.dark')}
                </Menu.Item>
                <Menu.Sub>
                  <Menu.Sub.Target>
                    <Menu.Sub.Item leftSection={<IconLanguage size={16} />}>{t('language')}</Menu.Sub.Item>
                  </Menu.Sub.Target>
                  <Menu.Sub.Dropdown>
                    {Object.entries(languages).map(([code, label]) => (
                      <Menu.Item key={code} lang={code} disabled={i18n.language === code} onClick={() => void speak(code)}>
                        {label}
                      </Menu.Item>
                    ))}
                  </Menu.Sub.Dropdown>
                </Menu.Sub>
                <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={openHelp}>
                  {t('shortcut.title')}
                </Menu.Item>
                <Menu.Divider />
                <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void session.signOut()}>
                  {t('signOut')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className="serai-noprint" aria-label={t('menu')}>
        <ScrollArea type="hover" offsetScrollbars={false}>
          <Stack gap={0} p={6} pb="xl">
            {groups.map(({ pack, label, items }) => (
              <div key={pack}>
                <div className="serai-nav-group">{label ? t(label as 'all') : humanise(pack)}</div>
                {items.map(({ to, word, label: own, icon: Icon }) => (
                  <NavLink
                    key={to}
                    component={Link}
                    to={to as string}
                    activeOptions={{ exact: to === `${base}/` }}
                    label={word ? labels.resource(word) : t(own as 'all')}
                    leftSection={<Icon size={17} stroke={1.7} />}
                    active={
                      to === (base || '/') || to === `${base}/`
                        ? path === to || path === base || path === '/'
                        : path === to || path.startsWith(`${to}/`)
                    }
                    py={5}
                    style={{ borderRadius: 8 }}
                  />
                ))}
              </div>
            ))}
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
      <Modal opened={help} onClose={closeHelp} title={<Text fw={600}>{t('shortcut.title')}</Text>}>
        <Table>
          <Table.Tbody>
            {shortcuts.map(([keys, label]) => (
              <Table.Tr key={keys}>
                <Table.Td>
                  <Kbd>{keys}</Kbd>
                </Table.Td>
                <Table.Td>{t(label)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Modal>
    </AppShell>
  );
}
