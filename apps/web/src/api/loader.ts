import type { Route } from '@repo/api-client';
import { z } from 'zod';
import type { Call } from './call';

type LoaderCall = { [R in Route]: Call<R> }[Route];

/** Returns the API calls whose data a page shows, for the query of its address; undefined for a query that gets 404. */
export type Loader = (query: URLSearchParams) => readonly LoaderCall[] | undefined;

/** Makes the loader of a paginated list. The query's `cursor`, if any, must be a UUID. */
export const listLoader =
  (list: (cursor?: string) => LoaderCall): Loader =>
  (query) => {
    const cursor = z
      .uuid()
      .optional()
      .safeParse(query.get('cursor') ?? undefined);
    return cursor.success ? [list(cursor.data)] : undefined;
  };
