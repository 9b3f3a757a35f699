import { z } from 'zod';

/** What a list takes. Its order is that of the ids, the newest first: UUIDv7 has the order of creation. */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** The `nextCursor` of the page before. */
  cursor: z.uuid().optional(),
});

export type PageQuery = z.infer<typeof pageQuery>;

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Where the next page begins; null when this is the last one. */
  readonly nextCursor: string | null;
}

/**
 * A page, from the rows that follow the cursor: one more than it holds, if there is one, tells that there is a next page.
 *
 * @param limit how many it holds
 */
export function pageOf<Row extends { readonly id: string }>(
  found: readonly Row[],
  limit: number,
): Page<Row> {
  const rows = found.slice(0, limit);
  return { rows, nextCursor: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}
