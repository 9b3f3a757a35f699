import type { ReactNode } from 'react';
import { pageContext } from '../page-context/current';
import type { FormState } from '../page-context/form-state';
import { Alert } from './alert';
import { IdempotencyKey } from './idempotency-key';
import styles from './form.module.css';

interface Props {
  /** The form's name. */
  name: string;
  state: FormState;
  /** The address to send it to; by default, that of the page. */
  action?: string;
  children: ReactNode;
}

/**
 * Hidden fields: the form's name, its idempotency key, and the user to whom it was shown, so that it is not carried out for
 * another user.
 */
export async function FormFields({ name }: Pick<Props, 'name'>) {
  const { person } = await pageContext();
  return (
    <>
      <input type="hidden" name="form" value={name} />
      <IdempotencyKey />
      {person !== undefined && <input type="hidden" name="person" value={person} />}
    </>
  );
}

/** A form that is sent to its own page. With and without scripts, the response has its true status. */
export function PostForm({ name, state: { alert, outcome }, action, children }: Props) {
  const isFilledIn = outcome === 'refused' || outcome === 'restored';
  return (
    <form
      id={name}
      method="post"
      action={action}
      className={styles.form}
      // Kept when the session ends in another tab (browser/session.ts).
      data-work={isFilledIn || undefined}
    >
      {alert && <Alert kind={alert.kind}>{alert.message}</Alert>}
      <FormFields name={name} />
      {children}
    </form>
  );
}
