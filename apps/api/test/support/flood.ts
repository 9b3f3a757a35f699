import { Agent, request } from 'node:http';

export interface Flood {
  /** The number of responses so far, by status. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Sends nothing new, and waits for the responses under way. */
  stop(): Promise<void>;
}

/**
 * Sends GET requests on several connections. Each connection sends the next request as soon as a response has arrived.
 *
 * @param headers returns the headers of a request, by its number
 * @param limit maximum number of requests
 */
export function flood(
  url: string,
  headers: (index: number) => Record<string, string>,
  { connections = 40, limit = Infinity } = {},
): Flood & { readonly done: Promise<void> } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const statuses = new Map<number, number>();
  let sent = 0;
  let left = limit;
  const send = async (): Promise<void> => {
    while (sent < left) {
      const status = await statusOf(url, headers(sent++), agent);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  const done = Promise.all(Array.from({ length: connections }, send)).then(() => agent.destroy());
  const stop = () => {
    left = 0;
    return done;
  };
  return { statuses, done, stop };
}

function statusOf(url: string, headers: Record<string, string>, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { headers, agent }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    })
      .once('error', reject)
      .end();
  });
}
