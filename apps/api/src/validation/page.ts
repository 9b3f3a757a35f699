import { z } from 'zod';

/** The query of a list. Lists are ordered by id, newest first: a UUIDv7 is greater than those made before it. */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** The `nextCursor` of the previous page. */
  cursor: z.uuid().optional(),
});

export type PageQuery = z.infer<typeof pageQuery>;

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** The `cursor` of the next page; null on the last page. */
  readonly nextCursor: string | null;
}

/**
 * Makes a page from the rows after the cursor.
 *
 * @param found up to `limit + 1` rows; the extra one shows that there is a next page
 * @param limit size of the page
 */
export function pageOf<Row extends { readonly id: string }>(
  found: readonly Row[],
  limit: number,
): Page<Row> {
  const rows = found.slice(0, limit);
  return { rows, nextCursor: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}
