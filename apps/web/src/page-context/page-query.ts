import 'server-only';
import { headers } from 'next/headers';
import { pageContextOf } from './current';

/** The query that the page was asked for with, as the door has read it: the first value is the one that counts. */
export async function pageQuery(): Promise<URLSearchParams> {
  const { address } = pageContextOf(await headers());
  return new URL(address, 'http://page').searchParams;
}
