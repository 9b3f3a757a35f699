import type { Metadata } from 'next';
import Link from 'next/link';
import { loaderData } from '../../../page-context/loader-data';
import { AccountNav } from '../account-nav';
import styles from '../account.module.css';
import { PasswordForm } from './password-form';

export const metadata: Metadata = { title: 'Security' };

export default async function SecurityPage() {
  const { email } = await loaderData('GET /user/profile');
  const { apiKeys } = await loaderData('GET /api-keys');
  return (
    <>
      <AccountNav current="/account/security" />
      <h1>Security</h1>
      <div className={styles.parts}>
        <section aria-labelledby="password-heading">
          <h2 id="password-heading">Change your password</h2>
          <PasswordForm email={email} apiKeys={apiKeys} />
        </section>
        <section aria-labelledby="ends-heading" className={styles.words}>
          <h2 id="ends-heading">What happens next</h2>
          <p>
            You are signed out of every other{' '}
            <Link href="/account/sessions" prefetch={false}>
              session
            </Link>
            . You stay signed in here.
          </p>
          {apiKeys.length > 0 && (
            <p>
              Your{' '}
              <Link href="/account/api-keys" prefetch={false}>
                API keys
              </Link>{' '}
              stay valid unless you revoke them here. Do so if someone else may have had access to
              your account: they may have created or copied one.
            </p>
          )}
        </section>
      </div>
    </>
  );
}
