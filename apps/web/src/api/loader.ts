import type { Route } from '@repo/api-client';
import { z } from 'zod';
import type { Call } from './call';

type LoaderCall = { [R in Route]: Call<R> }[Route];

/**
 * The calls of the API whose data a page shows, by the query of its address. Undefined if the query names no page, which is
 * then 404.
 */
export type Loader = (query: URLSearchParams) => readonly LoaderCall[] | undefined;

/** The loader of a page of a list, whose query says where it begins. */
export const listLoader =
  (list: (cursor?: string) => LoaderCall): Loader =>
  (query) => {
    const cursor = z
      .uuid()
      .optional()
      .safeParse(query.get('cursor') ?? undefined);
    return cursor.success ? [list(cursor.data)] : undefined;
  };
