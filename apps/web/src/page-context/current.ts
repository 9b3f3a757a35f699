import 'server-only';
import { headers } from 'next/headers';
import { isIsolated } from '../isolated-pages';
import { PAGE_CONTEXT, type PageContext, readPageContext } from './page-context';

/** Reads the page context of the current request. */
export const pageContext = async (): Promise<PageContext> =>
  readPageContext((await headers()).get(PAGE_CONTEXT));

/** Reads the query of the page's address. The first of several values counts. */
export const pageQuery = async (): Promise<URLSearchParams> =>
  new URL((await pageContext()).address, 'http://page').searchParams;

/** True if the scripts of the page may send nothing (isolated-pages.ts). */
export const isIsolatedPage = async (): Promise<boolean> =>
  isIsolated(new URL((await pageContext()).address, 'http://page').pathname);
