import type { QueryConfig, QueryResult, QueryResultRow } from 'pg';

/** A pool, a connection or a transaction. */
export interface Queryable {
  query<Row extends QueryResultRow>(query: QueryConfig): Promise<QueryResult<Row>>;
}

/** Runs a statement with these values and returns the rows. */
export type Statement<Values extends unknown[], Row extends QueryResultRow> = (
  database: Queryable,
  ...values: Values
) => Promise<Row[]>;

/**
 * Defines an SQL statement. The server prepares it once per connection (prepared-statements.ts), except in transactions
 * ({@link inTransaction}). Use this for work that must be one atomic statement, and for queries that every request runs. Use
 * Prisma for all others.
 *
 * @param name for readers and tests; the server gets a hash of the text as the name
 */
export function statement<Values extends unknown[], Row extends QueryResultRow>(
  name: string,
  text: string,
): Statement<Values, Row> {
  return async (database, ...values) => {
    const { rows } = await database.query<Row>({ name, text, values });
    return rows;
  };
}
