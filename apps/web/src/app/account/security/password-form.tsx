import type { DataOf } from '@repo/api-client';
import { formState, isDone } from '../../../page-context/form-state';
import { Button } from '../../../ui/button';
import { FormOutcome } from '../../../ui/form-outcome';
import form from '../../../ui/form.module.css';
import { NewPasswordField } from '../../../ui/new-password-field';
import { PasswordField } from '../../../ui/password-field';
import { PostForm } from '../../../ui/post-form';
import { UsernameField } from '../../../ui/username-field';
import { KEYS_REVOKED } from './forms';
import { RevokeKeys } from './revoke-keys';

const DONE = 'Password changed. Every other session has ended.';
const DONE_WITH_KEYS =
  'Password changed. Every other session has ended, and all your API keys are revoked.';

interface Props {
  /** The account, for password managers. */
  email: string;
  apiKeys: DataOf<'GET /api-keys'>['apiKeys'];
}

/** The form that changes the password, and can revoke the API keys too. */
export async function PasswordForm({ email, apiKeys }: Props) {
  const state = await formState('change');
  const areKeysRevoked = await isDone(KEYS_REVOKED);
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
      <RevokeKeys apiKeys={apiKeys} isChosen={state.values.has('revokeApiKeys')} />
      <div className={form.end}>
        <Button>Change password</Button>
        <FormOutcome
          state={state}
          done={areKeysRevoked ? DONE_WITH_KEYS : DONE}
          restored="Not changed yet. Passwords are not kept, so enter both again."
        />
      </div>
    </PostForm>
  );
}
