import { Button } from './button';
import styles from './form.module.css';
import { PasswordField } from './password-field';
import { Waiting } from './waiting';

interface Props {
  /** The page of the form that waits. */
  address: string;
  draft: string;
}

/** Asks who is signed in for the password once more, and goes on with what they meant to do (RFC 9470). */
export function ConfirmForm({ address, draft }: Props) {
  return (
    <form method="post" action={address} className={styles.form}>
      <Waiting draft={draft} step="confirm" />
      <PasswordField name="password" label="Password" autoComplete="current-password" />
      <Button>Confirm and go on</Button>
    </form>
  );
}
