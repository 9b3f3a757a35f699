import type { Metadata } from 'next';
import { currentRefusal } from '../../door/refusal';
import { settings } from '../../settings';
import { SignInForm } from '../../ui/sign-in-form';
import { DemoAccounts } from './demo-accounts';
import styles from './login.module.css';

export const metadata: Metadata = { title: 'Sign in' };

export default async function LoginPage(props: PageProps<'/login'>) {
  const refusal = await currentRefusal();
  const { returnTo } = await props.searchParams;
  return (
    <div className={styles.login}>
      <div>
        <h1>Sign in</h1>
        <SignInForm
          returnTo={
            refusal?.kept['returnTo'] ?? (typeof returnTo === 'string' ? returnTo : '/account')
          }
          email={refusal?.kept['email']}
          problem={refusal?.problem}
        />
      </div>
      {settings().APP_ENV === 'development' && <DemoAccounts />}
    </div>
  );
}
