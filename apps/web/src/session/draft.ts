import 'server-only';
import { headers } from 'next/headers';
import { z } from 'zod';
import { cookieValue } from './cookie';
import { currentPerson } from './current';
import { sealingKeys } from './keys';
import { open, seal } from './seal';

const draftSchema = z.object({ personId: z.string(), name: z.string() });

/** How long a text waits for its writer to sign in again, in seconds. */
export const DRAFT_LIFE = 3600;

/**
 * What a person typed into a form whose session had ended, as a cookie's value: sealed, and theirs alone, so that on a
 * shared machine the next person sees nothing of it.
 */
export const sealDraft = (personId: string, name: string) =>
  seal('draft', { personId, name: name.slice(0, MOST_CHARACTERS) }, sealingKeys());

/** Keeps the cookie well under what a browser takes. */
const MOST_CHARACTERS = 500;

/** The name that this person typed before they had to sign in again, or undefined. */
export async function draftedName(): Promise<string | undefined> {
  const sealed = cookieValue('draft', (await headers()).get('cookie'));
  const person = await currentPerson();
  if (sealed === undefined || person === undefined) return undefined;
  const draft = await open('draft', sealed, draftSchema, sealingKeys());
  return draft?.personId === person.id ? draft.name : undefined;
}
