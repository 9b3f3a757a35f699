import { Client, DatabaseError } from 'pg';

/** The oldest version of PostgreSQL that the schema and the queries run on. */
const OLDEST = 15;

const NO_RESPONSE = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
]);

/**
 * The rest of the sentence "DATABASE_URL must …", by the code with which PostgreSQL refuses a connection (PostgreSQL 18,
 * appendix A).
 */
const REFUSALS: Readonly<Record<string, string>> = {
  '28000': 'name a user that the server accepts',
  '28P01': 'have the password of its user',
  '3D000': 'name a database that exists: the server has none of this name',
  '53300': 'name a server with a free connection: all of its connections are in use',
  '57P03': 'name a server that accepts connections: this one is starting or stopping',
};

/** The same by the beginning of the driver's own errors, which have no code. */
const driverFaults: readonly (readonly [string, string])[] = [
  ['SASL:', 'have the password of its user'],
  ['timeout expired', 'name a server that responds: this one accepts connections and says nothing'],
  ['The server does not support SSL', 'not ask for TLS: the server does not support it'],
];

function connectionFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (NO_RESPONSE.has(code)) return `name a server that runs: nothing responds there (${code})`;
  // An error of this class without a code comes from the driver: it received bytes that are not a message of PostgreSQL.
  if (error instanceof DatabaseError && code !== '')
    return REFUSALS[code] ?? `name a database that can be used: the server refuses it (${code})`;
  // Errors of TLS have codes such as SELF_SIGNED_CERT_IN_CHAIN or UNABLE_TO_VERIFY_LEAF_SIGNATURE.
  if (/CERT|SIGNATURE|TLS|SSL/.test(code))
    return `name a server whose certificate this machine can verify (${code})`;
  const message = error instanceof Error ? error.message : '';
  return (
    driverFaults.find(([start]) => message.startsWith(start))?.[1] ??
    'name a PostgreSQL server: another program listens there'
  );
}

/**
 * Checks that a database can be used.
 *
 * @param url a `postgres://` URL
 * @param timeout for connecting and for a query, in milliseconds
 * @returns the rest of the sentence "DATABASE_URL must …", without the URL, which may have a password; undefined if the
 *   database is fine
 */
export async function databaseFault(url: string, timeout = 10_000): Promise<string | undefined> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: timeout,
    query_timeout: timeout,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(
      `SELECT current_setting('server_version_num') AS version`,
    );
    const version = Math.floor(Number(rows[0]?.version) / 10_000);
    if (version >= OLDEST) return undefined;
    return `name a PostgreSQL of version ${OLDEST} or later: this one has version ${version}`;
  } catch (error) {
    return connectionFault(error);
  } finally {
    await client.end().catch(() => {});
  }
}
