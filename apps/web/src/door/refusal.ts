import 'server-only';
import { headers } from 'next/headers';
import { HANDOVER, readHandover, type Refusal } from './handover';

export type { Refusal } from './handover';

/** The refusal that this page is to show, or undefined when the request was let in. */
export async function currentRefusal(): Promise<Refusal | undefined> {
  return readHandover((await headers()).get(HANDOVER)).refusal;
}
