import type { Pool } from 'pg';
import { Client } from 'pg';
import { vi } from 'vitest';

/**
 * Runs `action` once, after the statement with this name has run and before its caller gets the result.
 *
 * @param client a pool, or by default every connection that is not in a pool
 * @returns a function that removes the trap
 */
export function afterStatement(
  name: string,
  action: () => Promise<unknown>,
  client: Pick<Pool, 'query'> | Pick<Client, 'query'> = Client.prototype,
): () => void {
  const query: (...args: never[]) => unknown = client.query;
  const spy = vi.spyOn(client, 'query').mockImplementation(trapped);
  function trapped(this: unknown, ...args: unknown[]): unknown {
    const result: unknown = Reflect.apply(query, this, args);
    if (Object(args[0]).name !== name || !(result instanceof Promise)) return result;
    spy.mockRestore();
    return result.then(async (rows: unknown) => {
      await action();
      return rows;
    });
  }
  return () => spy.mockRestore();
}
