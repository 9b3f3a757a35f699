import type { Metadata } from 'next';
import { currentRefusal } from '../../handover/current';
import { isDone } from '../../handover/form-state';
import { settings } from '../../settings';
import { SignInForm } from '../../ui/sign-in-form';
import { Status } from '../../ui/status';
import { DemoAccounts } from './demo-accounts';
import styles from './login.module.css';

/** A page that came back says so first, also to readers aloud. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentRefusal()) ? 'Not signed in yet' : 'Sign in' };
}

export default async function LoginPage(props: PageProps<'/login'>) {
  const refusal = await currentRefusal();
  const { returnTo } = await props.searchParams;
  return (
    <div className={styles.login}>
      <div>
        <h1>Sign in</h1>
        {(await isDone('verify')) && (
          <Status>Your address is confirmed, and your account is ready.</Status>
        )}
        <SignInForm
          returnTo={
            refusal?.kept['returnTo'] ?? (typeof returnTo === 'string' ? returnTo : '/account')
          }
          draft={refusal?.draft}
          email={refusal?.kept['email']}
          problem={refusal?.problem}
        />
      </div>
      {settings().SEED_DEMO && <DemoAccounts />}
    </div>
  );
}
