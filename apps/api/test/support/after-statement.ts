import type { Pool } from 'pg';
import { Client } from 'pg';
import { vi } from 'vitest';

/**
 * Runs `happens` once, after a statement has run and before its caller gets the result.
 *
 * @param client a pool, or by default every connection that is not in a pool
 * @returns a function that removes the trap
 */
export function afterStatement(
  name: string,
  happens: () => Promise<unknown>,
  asked: Pick<Pool, 'query'> | Pick<Client, 'query'> = Client.prototype,
): () => void {
  const query: (...question: never[]) => unknown = asked.query;
  const spy = vi.spyOn(asked, 'query').mockImplementation(trapped);
  function trapped(this: unknown, ...question: unknown[]): unknown {
    const answer: unknown = Reflect.apply(query, this, question);
    if (Object(question[0]).name !== name || !(answer instanceof Promise)) return answer;
    spy.mockRestore();
    return answer.then(async (rows: unknown) => {
      await happens();
      return rows;
    });
  }
  return () => spy.mockRestore();
}
