import 'server-only';
import { pageContext } from './current';

/** The query of the page's address, as the proxy read it: the first of several values counts. */
export async function pageQuery(): Promise<URLSearchParams> {
  const { address } = await pageContext();
  return new URL(address, 'http://page').searchParams;
}
