import 'server-only';
import { headers } from 'next/headers';
import { z } from 'zod';
import { type Cookie, cookieOf, cookieValue } from './cookie';
import { currentPerson } from './current';
import { sealingKeys } from './keys';
import { open, seal } from './seal';

const draftSchema = z.object({ personId: z.string(), name: z.string() });

/** How long a text waits for its writer, in seconds. */
const DRAFT_LIFE = 3600;

/** The text of the name form's only field. */
export function typedName(form: FormData): string {
  const typed = form.get('name');
  return typeof typed === 'string' ? typed : '';
}

/**
 * What a person typed into a form that was refused, as a cookie: sealed, and theirs alone, so that on a shared machine the
 * next person sees nothing of it.
 */
export async function draftCookie(personId: string, form: FormData): Promise<Cookie> {
  const draft = { personId, name: typedName(form).slice(0, MOST_CHARACTERS) };
  return cookieOf('draft', await seal('draft', draft, sealingKeys()), DRAFT_LIFE);
}

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
