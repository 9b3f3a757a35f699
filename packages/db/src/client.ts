import { Client } from 'pg';

/**
 * Runs some work on a new connection, and closes it afterwards. Closing also releases the connection's locks.
 *
 * @param url a `postgres://` URL
 */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A broken connection fails the current or the next query. Without a listener, the `error` event would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}
