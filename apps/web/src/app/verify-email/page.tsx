import type { Metadata } from 'next';
import { linkState } from '../../handover/link-state';
import { currentPerson } from '../../session/current';
import { Button } from '../../ui/button';
import { DEAD_LINK_TITLE, DeadLink } from '../../ui/dead-link';
import { PostForm } from '../../ui/post-form';
import prose from '../../ui/prose.module.css';
import { DEAD_LINK, verify } from './verify';

export async function generateMetadata(): Promise<Metadata> {
  const { token } = await linkState('verify', verify);
  return { title: token === undefined ? DEAD_LINK_TITLE : 'Confirm your address' };
}

export default async function VerifyEmailPage() {
  const { state, token } = await linkState('verify', verify);
  if (token === undefined) {
    return <DeadLink why={DEAD_LINK} page="/register" verb="Register again" />;
  }
  const person = await currentPerson();
  return (
    <div className={prose.prose}>
      <h1>Confirm your address</h1>
      <p className={prose.lead}>With this your account is ready, and you are signed in.</p>
      {person && (
        <p>
          You are signed in as <bdi>{person.email}</bdi> now. That ends here.
        </p>
      )}
      <PostForm name="verify" state={state}>
        <input type="hidden" name="token" value={token} />
        <Button>Confirm and sign in</Button>
      </PostForm>
    </div>
  );
}
