import type { DataOf } from '@repo/api-client';
import { Day } from '../../../ui/day';
import { Entry } from '../../../ui/entries';
import { FormName } from '../../../ui/post-form';
import { ConfirmButton } from '../../../ui/confirm-button';
import { hasExpired } from './lifetime';

interface Props {
  apiKey: DataOf<'GET /api-keys'>['apiKeys'][number];
  /** Whether the page is here to show it. */
  isNew: boolean;
}

/** A key, and the way to end it. */
export function KeyEntry({ apiKey, isNew }: Props) {
  const { id, name, scopes, createdAt, expiresAt } = apiKey;
  return (
    <Entry
      name={name}
      mark={(isNew && 'New') || (hasExpired(expiresAt) && 'Expired')}
      action={
        <form method="post">
          <FormName name="end" />
          <input type="hidden" name="id" value={id} />
          <ConfirmButton verb="End" what={name} />
        </form>
      }
    >
      <p>
        <code>{scopes.join(' ')}</code>
      </p>
      <p>
        Made <Day time={createdAt} />
      </p>
      <p>{expiresAt === null ? 'Until you end it' : <Expiry time={expiresAt} />}</p>
    </Entry>
  );
}

const Expiry = ({ time }: { time: string }) => (
  <>
    Until <Day time={time} />
  </>
);
