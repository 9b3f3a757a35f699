import type { DataOf } from '@repo/api-client';
import { Button } from '../../../ui/button';
import { Entry } from '../../../ui/entries';
import { Moment } from '../../../ui/moment';
import { FormName } from '../../../ui/post-form';
import { deviceOf } from './device';

type Session = DataOf<'GET /auth/sessions'>['sessions'][number];

/** A session, and the way to end it: for the one that asks that is to sign out. */
export function SessionEntry({ person, session }: { person: string; session: Session }) {
  const { current, userAgent, clientAddress, signedInAt, lastUsedAt } = session;
  const device = deviceOf(userAgent);
  return (
    <Entry
      name={device}
      mark={current && 'This one'}
      action={current ? <SignOut /> : <End person={person} id={session.id} device={device} />}
    >
      <p>{clientAddress ?? 'Unknown address'}</p>
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

function End({ person, id, device }: { person: string; id: string; device: string }) {
  return (
    <form method="post">
      <FormName name="end" person={person} />
      <input type="hidden" name="id" value={id} />
      <Button look="small" aria-label={`End: ${device}`}>
        End
      </Button>
    </form>
  );
}
