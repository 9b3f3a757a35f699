import type { Metadata } from 'next';
import { linkToken } from '../../forms/link-token';
import { formState } from '../../handover/form-state';
import { currentPerson } from '../../session/current';
import { Button } from '../../ui/button';
import { DeadLink } from '../../ui/dead-link';
import { PostForm } from '../../ui/post-form';
import prose from '../../ui/prose.module.css';
import { verify } from './verify';

export const metadata: Metadata = { title: 'Confirm your address' };

export default async function VerifyEmailPage(props: PageProps<'/verify-email'>) {
  const state = await formState('verify', verify);
  const token = linkToken(state.kept.get('token') ?? (await props.searchParams)['token']);
  // The form is nothing but its link: what has to change in it is that.
  if (token === undefined || state.alert?.kind === 'request') {
    return <DeadLink lifetime="24 hours" again={{ page: '/register', verb: 'Register again' }} />;
  }
  const person = await currentPerson();
  return (
    <div className={prose.prose}>
      <h1>Confirm your address</h1>
      <p>With this your account is ready, and you are signed in.</p>
      {person && <p>You are signed in as {person.email} now. That ends here.</p>}
      <PostForm name="verify" state={state}>
        <input type="hidden" name="token" value={token} />
        <Button>Confirm and sign in</Button>
      </PostForm>
    </div>
  );
}
