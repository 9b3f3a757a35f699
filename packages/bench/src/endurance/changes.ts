import { setTimeout as delay } from 'node:timers/promises';
import type { World } from './person.js';
import { signIn } from './sign-in.js';
import { want } from './want.js';

export const CHANGES = 36;

/**
 * Changes users as an administrator, one after the other: makes them administrators or disables them, in turn.
 *
 * @param pause milliseconds between two changes
 */
export async function changeUsers(
  world: World,
  administrator: string,
  ids: readonly string[],
  pause: number,
): Promise<void> {
  for (const [index, id] of ids.entries()) {
    const origin = world.apis[index % 2] ?? world.apis[0];
    // Anew each time: a change needs a recent sign-in.
    const token = (await signIn(world, administrator, origin))?.accessToken ?? '';
    const disables = index % 4 > 1;
    const body = disables ? { disabled: true } : { role: 'admin' };
    const request = { method: 'PATCH', path: `/admin/users/${id}`, token, body } as const;
    const question = { title: 'change by an administrator', request, wanted: '200', origin };
    const { what } = await want(world, question);
    if (what === '200') {
      const event = disables ? 'user_updated' : 'privilege_permissions_changed';
      world.tally.events.add(event, `${id} ${disables ? 'disabled' : 'admin'}`);
    }
    await delay(pause);
  }
}
