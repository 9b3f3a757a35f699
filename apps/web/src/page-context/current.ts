import 'server-only';
import { headers } from 'next/headers';
import { PAGE_CONTEXT, type PageContext, readPageContext } from './page-context';

/** What the proxy gave the page that is rendered now. */
export const pageContext = async (): Promise<PageContext> =>
  readPageContext((await headers()).get(PAGE_CONTEXT));
