import { createHash } from 'node:crypto';
import { DatabaseError, type Pool, type QueryConfig } from 'pg';

interface WarnLog {
  warn(details: object, message: string): void;
}

/** invalid_sql_statement_name and duplicate_prepared_statement: a pooler has switched to another server connection. */
const OTHER_CONNECTION = new Set(['26000', '42P05']);

/**
 * feature_not_supported, with "cached plan must not change result type": the schema changed after the statement was prepared.
 */
const PLAN_OUT_OF_DATE = '0A000';

/**
 * Number of lost prepared statements that are tolerated. After more than that, the process stops preparing statements.
 * `DISCARD ALL` loses a few, a pooler in transaction mode many.
 */
const TOLERATED = 10;

/**
 * Names the prepared statements of a process, and counts those that the server rejects.
 *
 * A name is the hash of the text. Other names could clash behind a pooler: another release may have prepared another text
 * under the same name on the same server connection.
 */
class StatementNames {
  readonly #names = new Map<string, string>();
  #lost = 0;

  constructor(private readonly log: WarnLog) {}

  /** Returns the name to send; undefined once the process no longer prepares statements. */
  nameOf(text: string): string | undefined {
    if (this.#lost > TOLERATED) return undefined;
    let name = this.#names.get(text);
    if (name === undefined) {
      name = createHash('sha256').update(text).digest('base64url');
      this.#names.set(text, name);
    }
    return name;
  }

  /** True if the server rejected a prepared statement before running it. Counts the statements that were lost. */
  isRejected(error: unknown): boolean {
    if (!(error instanceof DatabaseError)) return false;
    // The pool drops a connection after a failed query, and the next connection prepares the statement again.
    if (error.code === PLAN_OUT_OF_DATE) return true;
    if (!OTHER_CONNECTION.has(error.code ?? '')) return false;
    this.#lost += 1;
    if (this.#lost === TOLERATED + 1) {
      this.log.warn(
        { code: error.code },
        'prepared statements get lost, as behind a pooler in transaction mode: statements are no longer prepared',
      );
    }
    return true;
  }
}

function isNamed(query: unknown): query is QueryConfig & { name: string } {
  return typeof query === 'object' && query !== null && 'name' in query && Boolean(query.name);
}

/**
 * Makes the prepared statements of a pool work behind a pooler in transaction mode and across schema changes: a rejected
 * statement is sent again, unnamed. This is safe, since the server rejected it before running it, and each `pool.query` is a
 * transaction of its own.
 *
 * @returns the same pool
 */
export function resendLostStatements(pool: Pool, log: WarnLog): Pool {
  const send: (...query: unknown[]) => Promise<unknown> = pool.query.bind(pool);
  const names = new StatementNames(log);
  const query = async (first: unknown, ...rest: unknown[]): Promise<unknown> => {
    if (!isNamed(first)) return send(first, ...rest);
    const { name: _, ...unnamed } = first;
    const name = names.nameOf(first.text);
    if (name === undefined) return send(unnamed, ...rest);
    try {
      return await send({ ...unnamed, name }, ...rest);
    } catch (error) {
      if (!names.isRejected(error)) throw error;
      return send(unnamed, ...rest);
    }
  };
  return Object.assign(pool, { query });
}
