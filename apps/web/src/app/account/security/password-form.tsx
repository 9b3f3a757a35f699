import { formState } from '../../../handover/form-state';
import { Button } from '../../../ui/button';
import { FormOutcome } from '../../../ui/form-outcome';
import form from '../../../ui/form.module.css';
import { NewPasswordField } from '../../../ui/new-password-field';
import { PasswordField } from '../../../ui/password-field';
import { PostForm } from '../../../ui/post-form';
import { UsernameField } from '../../../ui/username-field';
import { changePassword } from './change-password';

/** The password, to change. @param email whose it is, for password managers */
export async function PasswordForm({ email }: { email: string }) {
  const state = await formState('change', changePassword);
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
      <div className={form.end}>
        <Button>Change password</Button>
        <FormOutcome
          state={state}
          done="Changed. Every other session has ended."
          drafted="Not changed yet. Passwords are not kept: type both again."
        />
      </div>
    </PostForm>
  );
}
