import { z } from 'zod';
import type { AnyCall } from './call';

/**
 * The calls of the API whose answers a page shows, by its address's query; undefined where the query names no such page.
 */
export type Loader = (query: URLSearchParams) => readonly AnyCall[] | undefined;

/** A page of a list, whose address says where it begins. */
export const listLoader =
  (list: (cursor?: string) => AnyCall): Loader =>
  (query) => {
    const cursor = z
      .uuid()
      .optional()
      .safeParse(query.get('cursor') ?? undefined);
    return cursor.success ? [list(cursor.data)] : undefined;
  };
