import { Button, Checkbox, Divider, PinInput, Text, TextInput } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../kit/http.ts';
import { passkeyAnswer, passkeysWork } from '../kit/passkeys.ts';
import { isProblem } from '../kit/problem.ts';
import { sessions } from '../kit/session.ts';
import { type Credentials, SignInForm } from './SignInForm.tsx';

const { http } = sessions.business;
const kept = 'serai.business';

/** Sign-in of a business's people: password, then a second factor where one is asked for; or a passkey alone. */
export default function SignIn() {
  const { t } = useTranslation();
  const [tenant, setTenant] = useState(localStorage.getItem(kept) ?? '');
  const [otp, setOtp] = useState('');
  const [remember, setRemember] = useState(false);
  const [asked, setAsked] = useState(false);
  const business = tenant ? { tenant } : {};
  const withPassword = async (credentials: Credentials, code = otp) => {
    try {
      return await call(http, 'POST /v1/auth/sign-in', {
        body: {
          ...business,
          ...credentials,
          transport: 'cookie',
          ...(code ? { otp: code } : {}),
          ...(remember ? { remember_device: true } : {}),
        },
      });
    } catch (problem) {
      setOtp('');
      if (!isProblem(problem, 'mfa_required')) throw problem;
      setAsked(true);
      return undefined;
    }
  };
  const withPasskey = async () => {
    const { public_key } = await call(http, 'POST /v1/auth/passkey-sign-in-options', { body: business });
    const credential = await passkeyAnswer(public_key);
    return call(http, 'POST /v1/auth/passkey-sign-in', { body: { ...business, credential, transport: 'cookie' } });
  };
  return (
    <SignInForm
      area="business"
      title={t('signIn.title')}
      forgot="/reset"
      onPassword={withPassword}
      onEntered={() => localStorage.setItem(kept, tenant)}
      before={
        <TextInput
          label={t('signIn.business')}
          description={t('signIn.businessHint')}
          value={tenant}
          onChange={({ currentTarget }) => setTenant(currentTarget.value.trim())}
          autoComplete="organization"
          autoCapitalize="none"
        />
      }
      secondStep={
        asked
          ? {
              onBack: () => {
                setAsked(false);
                setOtp('');
              },
              fields: ({ busy, attempt, credentials }) => (
                <>
                  <Text size="sm">{t('signIn.code')}</Text>
                  <PinInput
                    length={6}
                    type="number"
                    oneTimeCode
                    autoFocus
                    aria-label={t('signIn.code')}
                    value={otp}
                    onChange={setOtp}
                    onComplete={(code) => attempt(() => withPassword(credentials, code))}
                    disabled={busy}
                    getInputProps={(index) => ({ 'aria-label': t('signIn.digit', { digit: index + 1 }) })}
                  />
                  <TextInput
                    label={t('signIn.backup')}
                    value={otp.length > 6 ? otp : ''}
                    onChange={({ currentTarget }) => setOtp(currentTarget.value.trim())}
                    autoComplete="off"
                  />
                  <Checkbox
                    label={t('signIn.remember')}
                    checked={remember}
                    onChange={({ currentTarget }) => setRemember(currentTarget.checked)}
                  />
                </>
              ),
            }
          : undefined
      }
      otherWay={
        passkeysWork()
          ? ({ busy, attempt }) => (
              <>
                <Divider label={t('or')} />
                <Button variant="default" leftSection={<IconKey size={17} />} onClick={() => attempt(withPasskey)} disabled={busy}>
                  {t('signIn.passkey')}
                </Button>
              </>
            )
          : undefined
      }
    />
  );
}
