import { currentPerson } from '../session/current';
import { Button } from './button';
import styles from './form.module.css';
import { PasswordField } from './password-field';
import { UsernameField } from './username-field';
import { PostponedFields } from './postponed-fields';

/** Asks the signed-in user for the password, then continues a postponed form (RFC 9470). `address`: the page of that form. */
export async function ConfirmForm({ address, draft }: { address: string; draft: string }) {
  const person = await currentPerson();
  return (
    <form method="post" action={address} className={styles.form}>
      <PostponedFields draft={draft} step="confirm" />
      {person && <UsernameField email={person.email} />}
      <PasswordField name="password" label="Password" autoComplete="current-password" />
      <Button>Confirm</Button>
    </form>
  );
}
