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
 * Defines an SQL statement. The server prepares it once per connection (prepared-statements.ts), but not in a
 * {@link inTransaction}. Use SQL where one statement must do everything and on the path of every request, else Prisma.
 *
 * @param name for readers and tests; it is prepared under a hash of its text
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
