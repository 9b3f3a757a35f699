import 'server-only';
import { headers } from 'next/headers';
import { z } from 'zod';
import { type Cookie, cookieOf, cookieValue } from './cookie';
import { currentPerson } from './current';
import { sealingKeys } from './keys';
import type { Person } from './person';
import { open, seal } from './seal';

const draftSchema = z.object({ personId: z.string(), name: z.string() });

/** How long a text waits for its writer, in seconds. */
const DRAFT_LIFE = 3600;

const textOf = (form: FormData, field: string): string => {
  const text = form.get(field);
  return typeof text === 'string' ? text : '';
};

/** What was typed into the name form. */
export const typedName = (form: FormData): string => textOf(form, 'name');

/** The id of the person whom the name form was shown to: another may have signed in since. */
export const shownTo = (form: FormData): string => textOf(form, 'person');

/**
 * What a person typed into a form that was refused, as a cookie: sealed, and theirs alone whom the form was shown to, so
 * that on a shared machine the next person sees nothing of it.
 */
export async function draftCookie(form: FormData): Promise<Cookie> {
  const draft = {
    personId: fit(shownTo(form), LONGEST_ID),
    name: fit(typedName(form), MOST_CHARACTERS),
  };
  return cookieOf('draft', await seal('draft', draft, sealingKeys()), DRAFT_LIFE);
}

/** Keep the cookie well under what a browser takes. */
const MOST_CHARACTERS = 500;
const LONGEST_ID = 50;

/** A text without what no name has and JSON writes with six octets for one: control characters, halves of a pair. */
const fit = (text: string, most: number) => text.replaceAll(/[\p{Cc}\p{Cs}]/gu, '').slice(0, most);

/** The name that this person typed before they had to sign in again, or undefined. */
export async function draftedName(): Promise<string | undefined> {
  const draft = await openDraft((await headers()).get('cookie'));
  const person = await currentPerson();
  return draft !== undefined && draft.personId === person?.id ? draft.name : undefined;
}

/**
 * Whether a text waits in the `Cookie` field of somebody who has to sign in again: theirs, or, where the session names
 * nobody, of whom the form was shown to.
 */
export async function hasDraft(cookieField: string | null, person: Person | undefined) {
  const draft = await openDraft(cookieField);
  return draft !== undefined && (person === undefined || draft.personId === person.id);
}

async function openDraft(cookieField: string | null) {
  const sealed = cookieValue('draft', cookieField);
  return sealed === undefined ? undefined : open('draft', sealed, draftSchema, sealingKeys());
}
