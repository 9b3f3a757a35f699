import type { Metadata } from 'next';
import { fieldState } from '../../page-context/form-state';
import { linkState } from '../../page-context/link-state';
import { currentPerson } from '../../session/current';
import { Button } from '../../ui/button';
import { DEAD_LINK_TITLE, DeadLink } from '../../ui/dead-link';
import { LineField } from '../../ui/line-field';
import { NewPasswordField } from '../../ui/new-password-field';
import { PostForm } from '../../ui/post-form';
import prose from '../../ui/prose.module.css';
import { UsernameField } from '../../ui/username-field';
import { DEAD_LINK } from './forms';

const TITLE = 'Create your account';

export async function generateMetadata(): Promise<Metadata> {
  const { token } = await linkState('verify');
  return { title: token === undefined ? DEAD_LINK_TITLE : TITLE };
}

export default async function VerifyEmailPage() {
  const { state, token, carried: email } = await linkState('verify');
  if (token === undefined) {
    return <DeadLink why={DEAD_LINK} page="/register" verb="Register again" />;
  }
  const person = await currentPerson();
  return (
    <div className={prose.prose}>
      <h1>{TITLE}</h1>
      <p className={prose.lead}>This confirms your address and signs you in.</p>
      {person && (
        <p>
          Creating this account signs you out of <bdi>{person.email}</bdi>.
        </p>
      )}
      <PostForm name="verify" state={state}>
        <input type="hidden" name="token" value={token} />
        <UsernameField email={email} />
        <LineField
          {...fieldState(state, 'name')}
          label="Display name"
          autoComplete="name"
          title="A name has at most 100 characters."
        />
        <NewPasswordField name="password" label="Password" error={state.errors['password']} />
        <Button>Create account</Button>
      </PostForm>
    </div>
  );
}
