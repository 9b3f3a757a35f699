import type { QueryConfig, QueryResult, QueryResultRow } from 'pg';

/** A pool, or one connection. */
export interface Queryable {
  query<Row extends QueryResultRow>(query: QueryConfig): Promise<QueryResult<Row>>;
}

/** Runs with these values and answers the rows. */
export type Statement<Values extends unknown[], Row extends QueryResultRow> = (
  database: Queryable,
  ...values: Values
) => Promise<Row[]>;

/**
 * An SQL statement that the server prepares once per connection (prepared-statements.ts); inside a {@link transaction} it
 * is not prepared. For what has to be one statement and for what every request asks; everything else goes through Prisma.
 *
 * @param name for readers and tests: it is prepared under a hash of its text
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
