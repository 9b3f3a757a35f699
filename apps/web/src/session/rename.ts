'use server';

import { revalidatePath } from 'next/cache';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { endsSession } from '../api/answer';
import { callerOf } from '../api/caller';
import { renameCall } from '../api/profile';
import { formMessage } from '../problems/form-message';
import { callAs } from './call-as';
import { cookieAttributes, cookieName } from './cookie';
import { currentSession } from './current';
import { DRAFT_LIFE, sealDraft } from './draft';
import { cookieLife, sealSession } from './load';
import type { RenameState } from './rename-state';
import type { Session } from './session';

const PAGE = '/account';

/**
 * Server Action of the name form on /account (field `name`). When the session has ended, what was typed is kept for the
 * same person, and the page's address says why they have to sign in.
 */
export async function rename(_before: RenameState, form: FormData): Promise<RenameState> {
  const typed = form.get('name');
  const name = typeof typed === 'string' ? typed : '';
  const session = await currentSession();
  if (session === undefined) redirect(PAGE);
  const { answer, session: now } = await callAs(
    session,
    renameCall(name),
    callerOf(await headers()),
  );
  if (endsSession(answer)) {
    await keepDraft(session.person.id, name);
    redirect(PAGE);
  }
  if (now !== session) await keepSession(now);
  if (answer.outcome !== 'ok') {
    return { outcome: 'refused', name, message: formMessage(answer.problem) };
  }
  await dropDraft();
  revalidatePath(PAGE);
  return { outcome: 'saved', name: answer.body.name };
}

async function keepDraft(personId: string, name: string): Promise<void> {
  const value = await sealDraft(personId, name);
  (await cookies()).set(cookieName('draft'), value, { ...cookieAttributes(), maxAge: DRAFT_LIFE });
}

async function dropDraft(): Promise<void> {
  const jar = await cookies();
  const name = cookieName('draft');
  if (jar.has(name)) jar.set(name, '', { ...cookieAttributes(), maxAge: 0 });
}

async function keepSession(session: Session): Promise<void> {
  const life = { ...cookieAttributes(), maxAge: cookieLife(session) };
  (await cookies()).set(cookieName('session'), await sealSession(session), life);
}
