import type { Metadata } from 'next';
import { formState } from '../../../page-context/form-state';
import { loaderData } from '../../../page-context/loader-data';
import { Button } from '../../../ui/button';
import { Entries } from '../../../ui/entries';
import { FormNotice } from '../../../ui/form-notice';
import { FormName } from '../../../ui/post-form';
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
          ? 'Where you are signed in, the newest first. End what you do not know or no longer use.'
          : 'You are signed in here, and nowhere else.'}
      </p>
      <FormNotice
        name="end"
        state={await formState('end')}
        done="Ended. Whoever uses it has to sign in again."
        restored="Nothing has ended yet. Press the button once more."
      />
      <FormNotice
        name="end-others"
        state={await formState('end-others')}
        done="All other sessions have ended."
        restored="Nothing has ended yet. Press the button once more."
      />
      <Entries label="Sessions">
        {sessions.map((session) => (
          <SessionEntry key={session.id} session={session} />
        ))}
      </Entries>
      {hasOthers && (
        <form method="post" className={styles.all}>
          <FormName name="end-others" />
          <Button look="quiet">End all other sessions</Button>
        </form>
      )}
    </>
  );
}
