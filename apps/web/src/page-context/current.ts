import 'server-only';
import { headers } from 'next/headers';
import { PAGE_CONTEXT, type PageContext, readPageContext } from './page-context';

/** Reads the page context of the current request. */
export const pageContext = async (): Promise<PageContext> =>
  readPageContext((await headers()).get(PAGE_CONTEXT));

/** Reads the query of the page's address. The first of several values counts. */
export const pageQuery = async (): Promise<URLSearchParams> =>
  new URL((await pageContext()).address, 'http://page').searchParams;
