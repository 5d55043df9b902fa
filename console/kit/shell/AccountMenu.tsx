import { Avatar, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconKeyboard, IconLanguage, IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../area.tsx';
import { call } from '../http.ts';
import { isLanguage, languages, setLanguage } from '../i18n/index.ts';

/** As the portrait shows them: what is seen on a button has to be in its name. */
const initials = (name: string) =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => word[0]!.toUpperCase())
    .join('');

/** Who is signed in, and what they choose for themselves: theme, language, their account. */
export const AccountMenu = memo(function AccountMenu({ onHelp }: { onHelp(): void }) {
  const { name, meta, session, http } = useArea();
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
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
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onHelp}>
          {t('shortcut.title')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void session.signOut()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
});
