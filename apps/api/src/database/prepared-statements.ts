import { createHash } from 'node:crypto';
import { DatabaseError, type Pool, type QueryConfig } from 'pg';

/** The log that is told when statements keep getting lost. */
interface WarnLog {
  warn(details: object, message: string): void;
}

/** invalid_sql_statement_name and duplicate_prepared_statement: another connection to the server prepared it. */
const OTHER_CONNECTION = new Set(['26000', '42P05']);

/** feature_not_supported, with "cached plan must not change result type": the schema changed after it was prepared. */
const PLAN_OUT_OF_DATE = '0A000';

/** A `DISCARD ALL` by an administrator causes a few of these, a pooler in transaction mode causes them without end. */
const TOLERATED = 10;

/**
 * The names under which a process prepares its statements, and what follows when the server rejects one.
 *
 * A name is the hash of its text: behind a pooler, another release may have prepared another text on the same server
 * connection.
 */
class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #log: WarnLog;
  #lost = 0;

  constructor(log: WarnLog) {
    this.#log = log;
  }

  /** The name to send, or undefined once the process prepares nothing any more. */
  nameOf(text: string): string | undefined {
    if (this.#lost > TOLERATED) return undefined;
    let name = this.#names.get(text);
    if (name === undefined) {
      name = createHash('sha256').update(text).digest('base64url');
      this.#names.set(text, name);
    }
    return name;
  }

  /** True if the server rejected a statement before running it, over what is or is not prepared there. */
  isRejected(error: unknown): boolean {
    if (!(error instanceof DatabaseError)) return false;
    // The pool drops a connection whose query failed: the next one prepares anew.
    if (error.code === PLAN_OUT_OF_DATE) return true;
    if (!OTHER_CONNECTION.has(error.code ?? '')) return false;
    this.#lost += 1;
    if (this.#lost === TOLERATED + 1) {
      this.#log.warn(
        { code: error.code },
        'prepared statements get lost, as behind a pooler in transaction mode: none is prepared from now on',
      );
    }
    return true;
  }
}

function isNamed(query: unknown): query is QueryConfig & { name: string } {
  return typeof query === 'object' && query !== null && 'name' in query && Boolean(query.name);
}

/**
 * Makes a pool's prepared statements work behind a pooler in transaction mode and across changes of the schema: one that
 * the server rejects by its name is sent again, unnamed. Such a statement has not run, and what `pool.query` sends is a
 * transaction of its own.
 *
 * @returns the same pool
 */
export function resendUnnamed(pool: Pool, log: WarnLog): Pool {
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
