import 'server-only';
import { headers } from 'next/headers';
import { type PageContext, PAGE_CONTEXT, readPageContext, type Refusal } from './page-context';

type Fields = Pick<Headers, 'get'>;

/** What the door gave to the page that sees these fields of its request. */
export const pageContextOf = (fields: Fields): PageContext =>
  readPageContext(fields.get(PAGE_CONTEXT));

/** The refusal that this page is to show, or undefined when the request was let in. */
export async function currentRefusal(): Promise<Refusal | undefined> {
  return pageContextOf(await headers()).refusal;
}
