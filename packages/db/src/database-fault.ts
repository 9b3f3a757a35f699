import { Client, DatabaseError } from 'pg';

/** The oldest version that the schema and its queries run on. */
const OLDEST = 15;

const NO_ANSWER = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
]);

/** Codes with which PostgreSQL refuses a connection (PostgreSQL 18, appendix A), and the mend of each. */
const REFUSALS: Readonly<Record<string, string>> = {
  '28000': 'name a user whom the server lets in',
  '28P01': 'hold the password of its user',
  '3D000': 'name a database that exists: the server has none of this name',
  '53300': 'name a server with a connection to spare: all of its connections are taken',
  '57P03': 'name a server that takes connections: it is starting or stopping',
};

function connectionFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (NO_ANSWER.has(code)) return `name a server that runs: nothing answers there (${code})`;
  // One without a code is the driver's, of bytes that are not PostgreSQL's.
  if (error instanceof DatabaseError && code !== '')
    return REFUSALS[code] ?? `name a database that can be used: the server refuses it (${code})`;
  // The driver asks for a password that the URL does not hold.
  if (error instanceof Error && error.message.startsWith('SASL:')) return String(REFUSALS['28P01']);
  return `name a PostgreSQL server: what listens there does not answer as one`;
}

/**
 * What is wrong with a database's URL, as the sentence "DATABASE_URL must …" goes on, when it names no database that can
 * be used; otherwise undefined. Nothing of the URL is repeated: it may hold a password.
 *
 * @param url a `postgres://` URL
 * @param patience how long to wait for the server, in milliseconds
 */
export async function databaseFault(url: string, patience = 10_000): Promise<string | undefined> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: patience,
    query_timeout: patience,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(
      `SELECT current_setting('server_version_num') AS version`,
    );
    const version = Math.floor(Number(rows[0]?.version) / 10_000);
    if (version >= OLDEST) return undefined;
    return `name a PostgreSQL of version ${OLDEST} or later: this one is of version ${version}`;
  } catch (error) {
    return connectionFault(error);
  } finally {
    await client.end().catch(() => {});
  }
}
