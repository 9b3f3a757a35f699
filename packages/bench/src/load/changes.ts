import { setTimeout as delay } from 'node:timers/promises';
import type { RunContext } from './virtual-user.js';
import { signIn } from './sign-in.js';
import { expectReply } from './expect-reply.js';

export const CHANGES = 36;

/** Number of concurrent administrators. */
const ADMINISTRATORS = 6;

/**
 * Changes users: disables every other user, and makes the rest administrators.
 *
 * @param milliseconds minimum duration
 */
export async function changeUsers(
  context: RunContext,
  administrator: string,
  ids: readonly string[],
  milliseconds: number,
): Promise<void> {
  const pause = (milliseconds * ADMINISTRATORS) / ids.length;
  const lanes = Array.from({ length: ADMINISTRATORS }, async (_, lane) => {
    for (let index = lane; index < ids.length; index += ADMINISTRATORS) {
      await changeUser(context, administrator, ids[index] ?? '', index % 2 === 0);
      await delay(pause);
    }
  });
  await Promise.all(lanes);
}

async function changeUser(
  context: RunContext,
  administrator: string,
  id: string,
  disables: boolean,
): Promise<void> {
  const [origin] = context.apis;
  // A new sign-in each time, since a change needs a recent one.
  const token = (await signIn(context, administrator, origin))?.accessToken ?? '';
  const body = disables ? { disabled: true } : { role: 'admin' };
  const request = { method: 'PATCH', path: `/admin/users/${id}`, token, body } as const;
  const question = { title: 'change by an administrator', request, expected: '200', origin };
  const { outcome } = await expectReply(context, question);
  if (outcome !== '200') return;
  const event = disables ? 'user_updated' : 'privilege_permissions_changed';
  context.tally.events.add(event, `${id} ${disables ? 'disabled' : 'admin'}`);
}
