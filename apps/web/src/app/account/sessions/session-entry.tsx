import type { DataOf } from '@repo/api-client';
import { Button } from '../../../ui/button';
import { Entry } from '../../../ui/entries';
import { FormFields } from '../../../ui/post-form';
import { Time } from '../../../ui/time';
import { deviceLabel } from './device-label';

type Session = DataOf<'GET /auth/sessions'>['sessions'][number];

/** A session, and the button that signs it out. */
export function SessionEntry({ session }: { session: Session }) {
  const { id, current, userAgent, clientAddress, signedInAt, lastUsedAt } = session;
  const device = deviceLabel(userAgent);
  return (
    <Entry
      name={device}
      mark={current && 'This device'}
      action={current ? <SignOut /> : <SignOutOf id={id} device={device} />}
    >
      <p>{clientAddress ?? 'Unknown IP address'}</p>
      <p id={id}>
        Signed in <Time time={signedInAt} precision="minute" />
      </p>
      <p>
        Last used <Time time={lastUsedAt} precision="minute" />
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

/** The button that signs a session out. Its description has the time of sign-in, which tells devices of one kind apart. */
function SignOutOf({ id, device }: { id: string; device: string }) {
  return (
    <form method="post">
      <FormFields name="sign-out" />
      <input type="hidden" name="id" value={id} />
      <Button look="small" aria-label={`Sign out: ${device}`} aria-describedby={id}>
        Sign out
      </Button>
    </form>
  );
}
