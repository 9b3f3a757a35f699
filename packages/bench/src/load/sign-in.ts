import type { Tokens } from '../client/rows.js';
import type { RunContext } from './virtual-user.js';
import { expectReply } from './expect-reply.js';

/**
 * Signs in, and expects an event for the session.
 *
 * @param from the client's address; this machine's by default
 * @returns undefined if the sign-in was refused
 */
export async function signIn(
  context: RunContext,
  email: string,
  origin: string,
  from?: string,
): Promise<Tokens | undefined> {
  const body = { email, password: context.password };
  const login = { method: 'POST', path: '/auth/login', body } as const;
  const request = { ...login, ...(from !== undefined && { from }) };
  const reply = await expectReply(context, { title: 'sign-in', request, expected: '200', origin });
  if (reply.outcome !== '200') return undefined;
  context.tally.sessions += 1;
  context.tally.events.add('session_created', reply.requestId);
  return JSON.parse(reply.body);
}
