import type { DataOf } from '@repo/api-client';
import Link from 'next/link';
import { isDone } from '../../../page-context/form-state';
import { loaderData } from '../../../page-context/loader-data';
import choices from '../../../ui/choices.module.css';
import { Time } from '../../../ui/time';
import entries from '../../../ui/entries.module.css';
import { KeyExpiry } from './key-expiry';
import { hasExpired } from './lifetime';
import { scopeLabel } from './scopes';
import styles from './with-password.module.css';

/*
 * Parts of the page Security, with which users can revoke their API keys when they change the password. The loader of that
 * page calls `GET /api-keys`.
 */

/** Maximum number of listed keys. The page of API keys lists them all. */
const MAX_LISTED = 5;

/** The name of the checkbox, which is also the name of the member of the API's body. */
const REVOKE = 'revokeApiKeys';

/**
 * The API keys of an account, with a box to revoke them all. Empty if there are none.
 *
 * @param values the fields of a form that came back
 */
export async function RevokeKeys({ values }: { values: URLSearchParams }) {
  // Newest first: a key that the user does not recognise is most likely new.
  const { apiKeys } = await loaderData('GET /api-keys');
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
        <input type="checkbox" name={REVOKE} value="all" defaultChecked={values.has(REVOKE)} />
        <span>Revoke all API keys</span>
      </label>
    </fieldset>
  );
}

/** Tells users with API keys that a new password does not revoke the keys. */
export async function KeysStayValid() {
  const { apiKeys } = await loaderData('GET /api-keys');
  if (apiKeys.length === 0) return null;
  return (
    <p>
      Your{' '}
      <Link href="/account/api-keys" prefetch={false}>
        API keys
      </Link>{' '}
      stay valid unless you revoke them here. Do so if someone else may have had access to your
      account: they may have created or copied one.
    </p>
  );
}

/** The end of the sentence that reports the change, if the keys were revoked too. */
export const alsoRevoked = async (): Promise<string> =>
  (await isDone(REVOKE)) ? ', and all your API keys are revoked' : '';

function Key({ apiKey }: { apiKey: DataOf<'GET /api-keys'>['apiKeys'][number] }) {
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
