import { currentPerson } from '../session/current';
import { Button } from './button';
import styles from './form.module.css';
import { PasswordField } from './password-field';
import { UsernameField } from './username-field';
import { PostponedFields } from './postponed-fields';

interface Props {
  /** The page of the form that waits. */
  address: string;
  draft: string;
}

/** Asks who is signed in for the password once more, and goes on with what they meant to do (RFC 9470). */
export async function ConfirmForm({ address, draft }: Props) {
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
