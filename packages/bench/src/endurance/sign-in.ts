import type { Tokens } from '../load/rows.js';
import type { World } from './person.js';
import { want } from './want.js';

/**
 * Signs in, and expects the event of the session.
 *
 * @param from the client's address; without it, this machine's
 * @returns undefined when it was refused
 */
export async function signIn(
  world: World,
  email: string,
  origin: string,
  from?: string,
): Promise<Tokens | undefined> {
  const body = { email, password: world.password };
  const login = { method: 'POST', path: '/auth/login', body } as const;
  const request = { ...login, ...(from !== undefined && { from }) };
  const reply = await want(world, { title: 'sign-in', request, wanted: '200', origin });
  if (reply.what !== '200') return undefined;
  world.tally.sessions += 1;
  world.tally.events.add('session_created', reply.requestId);
  return JSON.parse(reply.body);
}
