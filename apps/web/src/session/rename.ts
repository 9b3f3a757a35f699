'use server';

import { revalidatePath } from 'next/cache';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { endsSession } from '../api/answer';
import { callerOf } from '../api/caller';
import { tellPage } from '../api/page-answer';
import { profileCall, renameCall } from '../api/profile';
import { formMessage } from '../problems/form-message';
import { callAs } from './call-as';
import { cookieName, noCookie } from './cookie';
import { currentSession } from './current';
import { draftCookie, typedName } from './draft';
import { sessionCookie } from './load';
import type { RenameState } from './rename-state';

const PAGE = '/account';

/**
 * Server Action of the name form on /account (field `name`). When the session has ended, what was typed is kept for the
 * same person, and the page's address says why they have to sign in.
 */
export async function rename(_before: RenameState, form: FormData): Promise<RenameState> {
  const name = typedName(form);
  const session = await currentSession();
  if (session === undefined) redirect(PAGE);
  const fields = await headers();
  const jar = await cookies();
  const { answer, session: now } = await callAs(session, renameCall(name), callerOf(fields));
  if (endsSession(answer)) {
    jar.set(await draftCookie(session.person.id, form));
    redirect(PAGE);
  }
  const renewed = now === session ? undefined : await sessionCookie(now);
  if (renewed !== undefined) jar.set(renewed);
  if (answer.outcome !== 'ok') {
    return { outcome: 'refused', name, message: formMessage(answer.problem) };
  }
  if (jar.has(cookieName('draft'))) jar.set(noCookie('draft'));
  tellPage(fields, profileCall, answer.body);
  revalidatePath(PAGE);
  return { outcome: 'saved', name: answer.body.name };
}
