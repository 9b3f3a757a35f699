import type { Metadata } from 'next';
import { formState } from '../../../page-context/form-state';
import { loaderData } from '../../../page-context/loader-data';
import { Button } from '../../../ui/button';
import { Entries } from '../../../ui/entries';
import { FormNotice } from '../../../ui/form-notice';
import { FormFields } from '../../../ui/post-form';
import { AccountNav } from '../account-nav';
import styles from '../account.module.css';
import { SessionEntry } from './session-entry';

export const metadata: Metadata = { title: 'Sessions' };

export default async function SessionsPage() {
  const { sessions } = await loaderData('GET /auth/sessions');
  const hasOthers = sessions.some(({ current }) => !current);
  return (
    <>
      <AccountNav current="/account/sessions" />
      <h1>Sessions</h1>
      <p className={styles.lead}>
        {hasOthers
          ? 'Devices that are signed in to your account, newest first. Sign out any that you do not recognise.'
          : 'You are signed in on this device only.'}
      </p>
      <FormNotice
        name="sign-out"
        state={await formState('sign-out')}
        done="Signed out. That device has to sign in again."
        restored="Not signed out yet. Press the button again."
      />
      <FormNotice
        name="sign-out-others"
        state={await formState('sign-out-others')}
        done="You are signed out everywhere else."
        restored="Not signed out yet. Press the button again."
      />
      <Entries label="Sessions">
        {sessions.map((session) => (
          <SessionEntry key={session.id} session={session} />
        ))}
      </Entries>
      {hasOthers && (
        <form method="post" className={styles.all}>
          <FormFields name="sign-out-others" />
          <Button look="quiet">Sign out everywhere else</Button>
        </form>
      )}
    </>
  );
}
