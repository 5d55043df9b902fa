import { Button, Group, Modal, PasswordInput, SimpleGrid, Stack, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../../kit/area.tsx';
import { useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { call } from '../../../kit/http.ts';
import { Panel } from '../../../kit/page.tsx';

/** Choosing a new password ends every other session. */
export function Password() {
  const { t } = useTranslation();
  const { http } = useArea();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [differs, setDiffers] = useState(false);
  const change = useDeed(() => call(http, 'POST /v1/auth/change-password', { body: { current_password: current, new_password: next } }), {
    done: t('account.passwordChanged'),
    words: ['sessions'],
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    setDiffers(next !== again);
    if (next !== again) return;
    change.mutate(undefined, {
      onSuccess: () => {
        setCurrent('');
        setNext('');
        setAgain('');
      },
    });
  };
  const toggle = { 'aria-label': t('signIn.show') };
  return (
    <Panel title={t('signIn.password')} text={t('account.passwordText')}>
      <form onSubmit={send}>
        <Stack>
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <PasswordInput
              label={t('account.passwordNow')}
              required
              withAsterisk={false}
              value={current}
              onChange={({ currentTarget }) => setCurrent(currentTarget.value)}
              autoComplete="current-password"
              visibilityToggleButtonProps={toggle}
            />
            <PasswordInput
              label={t('account.passwordNew')}
              required
              withAsterisk={false}
              minLength={10}
              value={next}
              onChange={({ currentTarget }) => setNext(currentTarget.value)}
              autoComplete="new-password"
              visibilityToggleButtonProps={toggle}
            />
            <PasswordInput
              label={t('account.passwordAgain')}
              required
              withAsterisk={false}
              error={differs && t('account.passwordDiffers')}
              value={again}
              onChange={({ currentTarget }) => setAgain(currentTarget.value)}
              autoComplete="new-password"
              visibilityToggleButtonProps={toggle}
            />
          </SimpleGrid>
          {change.error && <Failure error={change.error} />}
          <Group justify="flex-end">
            <Button type="submit" loading={change.isPending}>
              {t('account.passwordChange')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}

/** Asks for the password before something that only its owner may do. */
export function PasswordDialog<T>({
  title,
  text,
  submit,
  danger,
  work,
  onDone,
  onClose,
  children,
}: {
  title: string;
  text?: string;
  submit: string;
  danger?: boolean;
  work(password: string): Promise<T>;
  onDone(answer: T): void;
  onClose(): void;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const deed = useDeed(work);
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{title}</Text>}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          deed.mutate(password, { onSuccess: onDone });
        }}
      >
        <Stack>
          {text && <Text size="sm">{text}</Text>}
          {children}
          <PasswordInput
            label={t('account.passwordYours')}
            required
            withAsterisk={false}
            data-autofocus
            value={password}
            onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
          />
          {deed.error && <Failure error={deed.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={deed.isPending} color={danger ? 'red' : undefined}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
