import { setTimeout as delay } from 'node:timers/promises';
import type { World } from './person.js';
import { signIn } from './sign-in.js';
import { want } from './want.js';

export const CHANGES = 36;

/** Administrators at work at once. */
const ADMINISTRATORS = 6;

/**
 * Changes users: makes them administrators or disables them, in turn.
 *
 * @param milliseconds how long it takes, at least
 */
export async function changeUsers(
  world: World,
  administrator: string,
  ids: readonly string[],
  milliseconds: number,
): Promise<void> {
  const pause = (milliseconds * ADMINISTRATORS) / ids.length;
  const lanes = Array.from({ length: ADMINISTRATORS }, async (_, lane) => {
    for (let index = lane; index < ids.length; index += ADMINISTRATORS) {
      await changeUser(world, administrator, ids[index] ?? '', index % 2 === 0);
      await delay(pause);
    }
  });
  await Promise.all(lanes);
}

async function changeUser(
  world: World,
  administrator: string,
  id: string,
  disables: boolean,
): Promise<void> {
  const [origin] = world.apis;
  // Anew each time: a change needs a recent sign-in.
  const token = (await signIn(world, administrator, origin))?.accessToken ?? '';
  const body = disables ? { disabled: true } : { role: 'admin' };
  const request = { method: 'PATCH', path: `/admin/users/${id}`, token, body } as const;
  const question = { title: 'change by an administrator', request, wanted: '200', origin };
  const { what } = await want(world, question);
  if (what !== '200') return;
  const event = disables ? 'user_updated' : 'privilege_permissions_changed';
  world.tally.events.add(event, `${id} ${disables ? 'disabled' : 'admin'}`);
}
