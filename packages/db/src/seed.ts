import { v7 as uuidv7 } from 'uuid';
import { withClient } from './client.js';
import { hashPassword } from './password-hash.js';

export const DEMO_PASSWORD = 'correct horse battery staple';

/** The demo accounts, for development. Production refuses to start with `SEED_DEMO`. */
export const DEMO_ACCOUNTS = [
  { email: 'user@example.com', name: 'Uma User', role: 'user' },
  { email: 'admin@example.com', name: 'Ada Admin', role: 'admin' },
] as const;

/** Creates the demo accounts that are missing. Existing ones stay as they are. */
export async function seed(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const emails = DEMO_ACCOUNTS.map(({ email }) => email);
    const { rows } = await client.query<{ email: string }>(
      'SELECT email FROM users WHERE email = ANY ($1)',
      [emails],
    );
    const existing = new Set(rows.map(({ email }) => email));
    const missing = DEMO_ACCOUNTS.filter(({ email }) => !existing.has(email));
    await Promise.all(
      missing.map(async ({ email, name, role }) =>
        client.query(
          `INSERT INTO users (id, email, name, role, password_hash) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (email) DO NOTHING`,
          [uuidv7(), email, name, role, await hashPassword(DEMO_PASSWORD)],
        ),
      ),
    );
  });
}
