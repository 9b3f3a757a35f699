import 'server-only';
import { headers } from 'next/headers';
import { PAGE_CONTEXT, type PageContext, readPageContext } from './page-context';

/** What the proxy gave the page that is rendered now. */
export const pageContext = async (): Promise<PageContext> =>
  readPageContext((await headers()).get(PAGE_CONTEXT));

/** The query of the page's address, as the proxy read it. The first of several values counts. */
export const pageQuery = async (): Promise<URLSearchParams> =>
  new URL((await pageContext()).address, 'http://page').searchParams;
