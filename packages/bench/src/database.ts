import { randomUUID } from 'node:crypto';
import { withClient } from '@repo/db';
import type { Account } from './contenders.js';

/** Makes the account that signs in. The database is one made for this run. */
export async function addAccount(url: string, account: Account): Promise<void> {
  await withClient(url, (client) =>
    client.query('INSERT INTO users (id, email, name, password_hash) VALUES ($1, $2, $3, $4)', [
      randomUUID(),
      account.email,
      'Bench',
      account.passwordHash,
    ]),
  );
}
