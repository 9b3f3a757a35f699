import type { ReactNode } from 'react';
import { formState } from '../../../page-context/form-state';
import { Button } from '../../../ui/button';
import { FormOutcome } from '../../../ui/form-outcome';
import form from '../../../ui/form.module.css';
import { NewPasswordField } from '../../../ui/new-password-field';
import { PasswordField } from '../../../ui/password-field';
import { PostForm } from '../../../ui/post-form';
import { UsernameField } from '../../../ui/username-field';

interface Props {
  /** The account, for password managers. */
  email: string;
  /** Added to the message after a change, such as what else was revoked. */
  alsoDone?: string;
  /** Checkboxes for what else to revoke. */
  children?: ReactNode;
}

/** The form that changes the password. */
export async function PasswordForm({ email, alsoDone = '', children }: Props) {
  const state = await formState('change');
  return (
    <PostForm name="change" state={state}>
      <UsernameField email={email} />
      <PasswordField
        name="currentPassword"
        label="Current password"
        autoComplete="current-password"
        error={state.errors['currentPassword']}
      />
      <NewPasswordField
        name="newPassword"
        label="New password"
        error={state.errors['newPassword']}
      />
      {children}
      <div className={form.end}>
        <Button>Change password</Button>
        <FormOutcome
          state={state}
          done={`Password changed. Every other session has ended${alsoDone}.`}
          restored="Not changed yet. Passwords are not kept, so enter both again."
        />
      </div>
    </PostForm>
  );
}
