import type { Metadata } from 'next';
import { linkState } from '../../page-context/link-state';
import { Button } from '../../ui/button';
import { DEAD_LINK_TITLE, DeadLink } from '../../ui/dead-link';
import { NewPasswordField } from '../../ui/new-password-field';
import { PostForm } from '../../ui/post-form';
import prose from '../../ui/prose.module.css';
import { UsernameField } from '../../ui/username-field';
import { DEAD_LINK } from './forms';

export async function generateMetadata(): Promise<Metadata> {
  const { token } = await linkState('reset');
  return { title: token === undefined ? DEAD_LINK_TITLE : 'Choose a new password' };
}

export default async function ResetPasswordPage() {
  const { state, token, carried: email } = await linkState('reset');
  if (token === undefined) {
    return <DeadLink why={DEAD_LINK} page="/forgot-password" verb="Get a new link" />;
  }
  return (
    <div className={prose.prose}>
      <h1>Choose a new password</h1>
      <p className={prose.lead}>
        You will be signed out everywhere, and everything else that gives access to your account is
        revoked. Then sign in with the new password.
      </p>
      <PostForm name="reset" state={state}>
        <input type="hidden" name="token" value={token} />
        <UsernameField email={email} />
        <NewPasswordField name="password" label="New password" error={state.errors['password']} />
        <Button>Change password</Button>
      </PostForm>
    </div>
  );
}
