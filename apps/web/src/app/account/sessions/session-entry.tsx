import type { DataOf } from '@repo/api-client';
import { Button } from '../../../ui/button';
import { Entry } from '../../../ui/entries';
import { Moment, momentOf } from '../../../ui/moment';
import { FormName } from '../../../ui/post-form';
import { deviceOf } from './device';

type Session = DataOf<'GET /auth/sessions'>['sessions'][number];

/** A session, and the way to end it: for the one that asks that is to sign out. */
export function SessionEntry({ session }: { session: Session }) {
  const { current, userAgent, clientAddress, signedInAt, lastUsedAt } = session;
  const device = deviceOf(userAgent);
  return (
    <Entry
      name={device}
      mark={current && 'This device'}
      action={current ? <SignOut /> : <End session={session} device={device} />}
    >
      <p>{clientAddress ?? 'Unknown IP address'}</p>
      <p>
        Signed in <Moment time={signedInAt} />
      </p>
      <p>
        Last used <Moment time={lastUsedAt} />
      </p>
    </Entry>
  );
}

function SignOut() {
  return (
    <form method="post" action="/logout">
      <Button look="small">Sign out</Button>
    </form>
  );
}

/** Of several devices of one kind it says aloud which one it ends. */
function End({ session, device }: { session: Session; device: string }) {
  const since = `signed in ${momentOf(session.signedInAt)}`;
  return (
    <form method="post">
      <FormName name="sign-out" />
      <input type="hidden" name="id" value={session.id} />
      <Button look="small" aria-label={`Sign out: ${device}, ${since}`}>
        Sign out
      </Button>
    </form>
  );
}
