'use server';

import type { Problem } from '@repo/errors';
import { revalidatePath } from 'next/cache';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { endsSession } from '../../api/answer';
import { onProblem } from '../../api/on-problem';
import { webProblem } from '../../api/problems';
import { callerOf } from '../../handover/current';
import { tellPage } from '../../handover/page-answer';
import { formMessage } from '../../problems/form-message';
import { kindOf } from '../../problems/kind-of';
import { callAs } from '../../session/call-as';
import { cookieName, noCookie } from '../../session/cookie';
import { currentSession } from '../../session/current';
import { draftCookie, shownTo, typedName } from '../../session/draft';
import { sessionCookie } from '../../session/load';
import type { RenameState } from './rename-state';

const PAGE = '/account';

/**
 * Server Action of the name form on /account (fields `name`, and `person`: whom the form was shown to). When that person's
 * session has ended, or another person has signed in since, what was typed is kept for them; and for a session that has
 * ended the page's address says why they have to sign in.
 */
export async function rename(_before: RenameState, form: FormData): Promise<RenameState> {
  const name = typedName(form);
  const session = await currentSession();
  const fields = await headers();
  const jar = await cookies();
  if (session === undefined) {
    jar.set(await draftCookie(form));
    redirect(PAGE);
  }
  const caller = callerOf(fields);
  if (shownTo(form) !== session.person.id) {
    jar.set(await draftCookie(form));
    return refused(name, webProblem('conflict', {}, caller.requestId));
  }
  const call = { route: 'PATCH /user/profile', body: { name } } as const;
  const { answer, session: now } = await callAs(session, call, caller);
  if (!answer.ok && endsSession(answer.problem)) {
    jar.set(await draftCookie(form));
    redirect(PAGE);
  }
  const renewed = now === session ? undefined : await sessionCookie(now);
  if (renewed !== undefined) jar.set(renewed);
  if (!answer.ok) {
    return onProblem(answer.problem, {
      validation_failed: (problem) => ({
        outcome: 'invalid',
        name,
        message: formMessage(problem),
      }),
      everyday: (problem) => refused(name, problem),
    });
  }
  if (jar.has(cookieName('draft'))) jar.set(noCookie('draft'));
  tellPage(fields, 'GET /user/profile', answer.data);
  revalidatePath(PAGE);
  return { outcome: 'saved', name: answer.data.name };
}

const refused = (name: string, problem: Problem): RenameState => ({
  outcome: 'refused',
  name,
  message: formMessage(problem),
  kind: kindOf(problem),
});
