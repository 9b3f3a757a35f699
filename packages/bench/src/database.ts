import { withClient } from '@repo/db';

/**
 * Makes accounts that have one password. The database is one made for this run.
 *
 * @returns their ids
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
