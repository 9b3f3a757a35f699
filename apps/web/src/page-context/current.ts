import 'server-only';
import { headers } from 'next/headers';
import { type Handover, HANDOVER, readHandover, type Refusal } from './page-context';

type Fields = Pick<Headers, 'get'>;

/** What the door gave to the page that sees these fields of its request. */
export const handoverOf = (fields: Fields): Handover => readHandover(fields.get(HANDOVER));

/** The refusal that this page is to show, or undefined when the request was let in. */
export async function currentRefusal(): Promise<Refusal | undefined> {
  return handoverOf(await headers()).refusal;
}
