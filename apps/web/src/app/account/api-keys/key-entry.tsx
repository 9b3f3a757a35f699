import type { DataOf } from '@repo/api-client';
import { Time } from '../../../ui/time';
import { Entry } from '../../../ui/entries';
import { Expiry, hasExpired } from '../../../ui/expiry';
import { FormFields } from '../../../ui/post-form';
import { ConfirmButton } from '../../../ui/confirm-button';

type ApiKey = DataOf<'GET /api-keys'>['apiKeys'][number];

/** A key, and the form that revokes it. */
export function KeyEntry({ apiKey, isNew }: { apiKey: ApiKey; isNew: boolean }) {
  const { id, name, scopes, createdAt, expiresAt } = apiKey;
  return (
    <Entry
      name={name}
      mark={(isNew && 'New') || (hasExpired(expiresAt) && 'Expired')}
      action={
        <form method="post">
          <FormFields name="revoke" />
          <input type="hidden" name="id" value={id} />
          <ConfirmButton verb="Revoke" what={name} />
        </form>
      }
    >
      <p>
        <code>{scopes.join(' ')}</code>
      </p>
      <p>
        Created <Time time={createdAt} precision="day" />
      </p>
      <p>
        <Expiry expiresAt={expiresAt} />
      </p>
    </Entry>
  );
}
