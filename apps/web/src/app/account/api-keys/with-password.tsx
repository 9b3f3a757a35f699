import type { DataOf } from '@repo/api-client';
import Link from 'next/link';
import choices from '../../../ui/choices.module.css';
import { Time } from '../../../ui/time';
import entries from '../../../ui/entries.module.css';
import { KeyExpiry } from '../api-keys/key-expiry';
import { hasExpired } from '../api-keys/lifetime';
import { scopeLabel } from '../api-keys/scopes';
import styles from './revoke-keys.module.css';

/** How many keys are listed. The page of API keys lists them all. */
const MAX_LISTED = 5;

interface Props {
  /** Newest first: a key that the user does not recognise is most likely new. */
  apiKeys: DataOf<'GET /api-keys'>['apiKeys'];
  isChosen: boolean;
}

/** The API keys of an account, with a box to revoke them all. Empty if there are none. */
export function RevokeKeys({ apiKeys, isChosen }: Props) {
  if (apiKeys.length === 0) return null;
  const others = apiKeys.length - MAX_LISTED;
  return (
    <fieldset className={choices.choices}>
      <legend>API keys</legend>
      <ul className={styles.keys}>
        {apiKeys.slice(0, MAX_LISTED).map((apiKey) => (
          <Key key={apiKey.id} apiKey={apiKey} />
        ))}
      </ul>
      {others > 0 && (
        <p className={styles.others}>
          <Link href="/account/api-keys" prefetch={false}>
            {others} more
          </Link>
        </p>
      )}
      <label>
        <input type="checkbox" name="revokeApiKeys" value="all" defaultChecked={isChosen} />
        <span>Revoke all API keys</span>
      </label>
    </fieldset>
  );
}

function Key({ apiKey }: { apiKey: Props['apiKeys'][number] }) {
  const { name, scopes, createdAt, expiresAt } = apiKey;
  return (
    <li>
      <p className={entries.name}>
        <bdi>{name}</bdi>
        {hasExpired(expiresAt) && <span className={entries.mark}>Expired</span>}
      </p>
      <p className={styles.fact}>{scopes.map(scopeLabel).join(' · ')}</p>
      <p className={styles.fact}>
        Created <Time time={createdAt} precision="day" />. <KeyExpiry expiresAt={expiresAt} />
      </p>
    </li>
  );
}
