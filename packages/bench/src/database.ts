import { withClient } from '@repo/db';

/**
 * Adds accounts with the same password to the database of this run.
 *
 * @returns the ids
 */
export async function addAccounts(
  url: string,
  emails: readonly string[],
  passwordHash: string,
): Promise<string[]> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ id: string }>(
      `INSERT INTO users (id, email, name, password_hash)
       SELECT gen_random_uuid(), email, 'Bench', $2 FROM unnest($1::text[]) AS email
       RETURNING id`,
      [emails, passwordHash],
    ),
  );
  return rows.map(({ id }) => id);
}
