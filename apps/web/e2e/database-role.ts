import { withClient } from '@repo/db';
import { randomBytes } from 'node:crypto';

/** A role with which the API connects to its database. */
export interface DatabaseRole {
  readonly name: string;
  readonly password: string;
  /** Drops the role. It owns nothing. */
  readonly drop: () => Promise<unknown>;
}

/**
 * Creates a role as docs/deploy.md does.
 *
 * @param url the URL of the database. The role acts as the user in it, who owns the database
 */
export async function addRole(url: string): Promise<DatabaseRole> {
  const name = `app_${randomBytes(4).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  const owner = new URL(url).username;
  await withClient(url, async (client) => {
    await client.query(`CREATE ROLE ${name} LOGIN PASSWORD '${password}' IN ROLE ${owner}`);
    await client.query(`ALTER ROLE ${name} SET role = ${owner}`);
  });
  const drop = () =>
    withClient(process.env['DATABASE_URL'] ?? '', (client) => client.query(`DROP ROLE ${name}`));
  return { name, password, drop };
}

/** Returns the name and the password in the form that they have in a URL. */
export const userinfoOf = ({ name, password }: DatabaseRole) => `${name}:${password}`;
