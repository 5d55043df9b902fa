import { useTranslation } from 'react-i18next';
import { call } from '../kit/http.ts';
import { sessions } from '../kit/session.ts';
import { SignInForm } from './SignInForm.tsx';

const { http } = sessions.platform;

/** Sign-in of the platform's owners. */
export default function PlatformSignIn() {
  const { t } = useTranslation();
  return (
    <SignInForm
      area="platform"
      title={t('signIn.platform')}
      onPassword={(credentials) => call(http, 'POST /platform/v1/auth/sign-in', { body: { ...credentials, transport: 'cookie' } })}
    />
  );
}
