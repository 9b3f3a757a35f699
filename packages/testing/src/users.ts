import { randomBytes } from 'node:crypto';
import { DEMO_ACCOUNTS, type Role, withClient } from '@repo/db';
import { v7 as uuidv7 } from 'uuid';

/**
 * Adds a user with a new address and the demo password, so that a test shares no account with others.
 *
 * @returns the e-mail address
 */
export async function addUser(databaseUrl: string, role: Role = 'user'): Promise<string> {
  const email = `${role}-${randomBytes(6).toString('hex')}@example.com`;
  // Copies the hash of a demo account, because hashing takes a while.
  const insert = `INSERT INTO users (id, email, name, role, password_hash)
    SELECT $4, $1, 'Nora', $2, password_hash FROM users WHERE email = $3`;
  await withClient(databaseUrl, (client) =>
    client.query(insert, [email, role, DEMO_ACCOUNTS[0].email, uuidv7()]),
  );
  return email;
}

/** Makes a session older: moves every time in its row into the past. */
export async function ageSession(
  databaseUrl: string,
  sessionId: string,
  seconds: number,
): Promise<void> {
  const update = `UPDATE sessions SET auth_time = auth_time - make_interval(secs => $2),
      rotated_at = rotated_at - make_interval(secs => $2),
      idle_expires_at = idle_expires_at - make_interval(secs => $2),
      expires_at = expires_at - make_interval(secs => $2)
    WHERE id = $1`;
  await withClient(databaseUrl, (client) => client.query(update, [sessionId, seconds]));
}
