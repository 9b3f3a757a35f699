import type { Metadata } from 'next';
import { formState } from '../../../page-context/form-state';
import { formResult, loaderData } from '../../../page-context/loader-data';
import { Entries } from '../../../ui/entries';
import { FormNotice } from '../../../ui/form-notice';
import { AccountNav } from '../account-nav';
import styles from '../account.module.css';
import { KeyEntry } from './key-entry';
import { KeyForm } from './key-form';
import { MadeKey } from './made-key';

export const metadata: Metadata = { title: 'API keys' };

export default async function ApiKeysPage() {
  const made = await formResult('make', 'POST /api-keys');
  const { apiKeys: before } = await loaderData('GET /api-keys');
  const apiKeys = made === undefined ? before : [made, ...before];
  return (
    <>
      <AccountNav current="/account/api-keys" />
      <h1>API keys</h1>
      <p className={styles.lead}>
        For programs that act for you: a key may do what you tick, and nothing else of yours.
      </p>
      {made && <MadeKey made={made} />}
      <div className={styles.parts}>
        <section aria-labelledby="make-heading">
          <h2 id="make-heading">{made ? 'Make another' : 'Make a key'}</h2>
          <KeyForm />
        </section>
        <section aria-labelledby="keys-heading">
          <h2 id="keys-heading">Your keys</h2>
          <FormNotice
            name="end"
            state={await formState('end')}
            done="Revoked. Requests with it are refused from now on."
            restored="Not revoked yet. Press the button once more."
          />
          {apiKeys.length === 0 ? (
            <p className={styles.none}>There are none yet.</p>
          ) : (
            <Entries label="Your keys">
              {apiKeys.map((apiKey) => (
                <KeyEntry key={apiKey.id} apiKey={apiKey} isNew={apiKey.id === made?.id} />
              ))}
            </Entries>
          )}
        </section>
      </div>
    </>
  );
}
