import 'server-only';
import { type DataOf, operations, type Route } from '@repo/api-client';
import { headers } from 'next/headers';
import { handoverOf } from './current';

/** What a page shows of the API: the door has asked for it, since every refusal has to be known before the page begins. */
export async function pageAnswer<R extends Route>(route: R): Promise<DataOf<R>>;
export async function pageAnswer(route: Route): Promise<unknown> {
  const { answers } = handoverOf(await headers());
  // Through JSON and back since the door parsed it, so parsed again.
  return operations[route].data.parse(answers?.[route]);
}
