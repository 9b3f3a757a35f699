import type { Route } from '@repo/api-client';
import { z } from 'zod';
import type { Params } from '../path-pattern';
import type { Call } from './call';

type LoaderCall = { [R in Route]: Call<R> }[Route];

/** A loader of a page whose address has these parameters. Without a type argument, a loader of any page. */
export type PageLoader<P = never> = (
  query: URLSearchParams,
  params: P,
) => readonly LoaderCall[] | undefined;

/**
 * Returns the API calls whose data a page shows, or undefined for an address that gets 404. The calls run in parallel.
 * The arguments are the query of the address, and the parameters of its pattern, as in `Loader<'/projects/[id]'>`.
 */
export type Loader<Pattern extends string = ''> = PageLoader<Params<Pattern>>;

/** Makes the loader of a paginated list. The query's `cursor`, if any, must be a UUID. */
export const listLoader =
  (list: (cursor?: string) => LoaderCall) =>
  (query: URLSearchParams): readonly LoaderCall[] | undefined => {
    const cursor = z
      .uuid()
      .optional()
      .safeParse(query.get('cursor') ?? undefined);
    return cursor.success ? [list(cursor.data)] : undefined;
  };
