import type { Metadata } from 'next';
import Link from 'next/link';
import { formState } from '../../../page-context/form-state';
import { loaderData } from '../../../page-context/loader-data';
import { AccountNav } from '../account-nav';
import styles from '../account.module.css';
import { alsoRevoked, OthersStayValid, RevokeCredentials } from './other-credentials';
import { PasswordForm } from './password-form';

export const metadata: Metadata = { title: 'Security' };

export default async function SecurityPage() {
  const { email } = await loaderData('GET /user/profile');
  const { values, errors } = await formState('change');
  return (
    <>
      <AccountNav current="/account/security" />
      <h1>Security</h1>
      <div className={styles.parts}>
        <section aria-labelledby="password-heading">
          <h2 id="password-heading">Change your password</h2>
          <PasswordForm email={email} alsoDone={await alsoRevoked()}>
            <RevokeCredentials values={values} error={errors['revoke']} />
          </PasswordForm>
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
          <OthersStayValid />
        </section>
      </div>
    </>
  );
}
