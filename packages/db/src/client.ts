import { Client } from 'pg';

/**
 * Does some work on a connection of its own, which ends with the work and with it what is the connection's alone, locks
 * for example.
 *
 * @param url a `postgres://` URL
 */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A line that breaks fails the query under way or the next one. Without a listener the event would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}
