import type { Metadata } from 'next';
import { pageContext } from '../../page-context/current';
import { settings } from '../../settings';
import { SignInForm } from '../../ui/sign-in-form';
import { DemoAccounts } from './demo-accounts';
import styles from './login.module.css';
import { DoneMessage } from './done-message';

/** After a failed sign-in the title says so, because screen readers read it first. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageContext()).refusal ? 'Not signed in yet' : 'Sign in' };
}

export default async function LoginPage(props: PageProps<'/login'>) {
  const { refusal } = await pageContext();
  const { returnTo } = await props.searchParams;
  return (
    <div className={styles.login}>
      <div>
        <h1>Sign in</h1>
        <DoneMessage />
        <SignInForm
          returnTo={
            refusal?.values['returnTo'] ?? (typeof returnTo === 'string' ? returnTo : '/account')
          }
          draft={refusal?.postponed?.draft}
          email={refusal?.values['email']}
          problem={refusal?.problem}
          message={refusal?.message}
        />
      </div>
      {settings().SEED_DEMO && <DemoAccounts />}
    </div>
  );
}
