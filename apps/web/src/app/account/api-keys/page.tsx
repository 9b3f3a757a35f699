import type { Metadata } from 'next';
import { formState } from '../../../page-context/form-state';
import { formResult, loaderData } from '../../../page-context/loader-data';
import { Entries } from '../../../ui/entries';
import { FormNotice } from '../../../ui/form-notice';
import { AccountNav } from '../account-nav';
import styles from '../account.module.css';
import { KeyEntry } from './key-entry';
import { KeyForm } from './key-form';
import { NewKey } from './new-key';

export const metadata: Metadata = { title: 'API keys' };

export default async function ApiKeysPage() {
  const newKey = await formResult('create', 'POST /api-keys');
  const { apiKeys: before } = await loaderData('GET /api-keys');
  const apiKeys = newKey === undefined ? before : [newKey, ...before];
  return (
    <>
      <AccountNav current="/account/api-keys" />
      <h1>API keys</h1>
      <p className={styles.lead}>
        API keys let programs act for you, limited to the permissions you choose.
      </p>
      {newKey && <NewKey newKey={newKey} />}
      <div className={styles.parts}>
        <section aria-labelledby="create-heading">
          <h2 id="create-heading">{newKey ? 'Create another API key' : 'Create API key'}</h2>
          <KeyForm />
        </section>
        <section aria-labelledby="keys-heading">
          <h2 id="keys-heading">Your API keys</h2>
          <FormNotice
            name="revoke"
            state={await formState('revoke')}
            done="Revoked. Requests with this key are refused from now on."
            restored="Not revoked yet. Press the button again."
          />
          {apiKeys.length === 0 ? (
            <p className={styles.none}>No API keys yet.</p>
          ) : (
            <Entries label="Your API keys">
              {apiKeys.map((apiKey) => (
                <KeyEntry key={apiKey.id} apiKey={apiKey} isNew={apiKey.id === newKey?.id} />
              ))}
            </Entries>
          )}
        </section>
      </div>
    </>
  );
}
