import 'server-only';
import { type DataOf, operations, type Route } from '@repo/api-client';
import { headers } from 'next/headers';
import { pageContextOf } from './current';

/** What a page shows of the API: the door has asked for it, since every refusal has to be known before the page begins. */
export async function loaderData<R extends Route>(route: R): Promise<DataOf<R>>;
export async function loaderData(route: Route): Promise<unknown> {
  const { answers } = pageContextOf(await headers());
  // Through JSON and back since the door parsed it, so parsed again.
  return operations[route].data.parse(answers?.[route]);
}

/** What came of the page's form of this name, which is one operation, where it is shown this once; else undefined. */
export async function formResult<R extends Route>(
  name: string,
  route: R,
): Promise<DataOf<R> | undefined>;
export async function formResult(name: string, route: Route): Promise<unknown> {
  const { form } = pageContextOf(await headers());
  const isShown = form?.name === name && form.outcome === 'done';
  return isShown ? operations[route].data.parse(form.answer) : undefined;
}
