import { setTimeout as delay } from 'node:timers/promises';
import { ask, type Reply } from '../endurance/ask.js';
import { UNAVAILABLE } from '../endurance/want.js';

export interface Target {
  readonly origin: string;
  readonly email: string;
  readonly password: string;
}

/** Requests that the client has in flight. */
const IN_FLIGHT = 80;

/** The address of the client, reserved for documentation (RFC 5737). */
const ADDRESS = '192.0.2.1';

/** Milliseconds after a 503, as its `Retry-After` says. */
const RETRY_AFTER = 1000;

/**
 * Signs in from one address, with right and wrong passwords in turn and many requests at once, until it is over.
 *
 * @param wanted what each is answered with, unless its turn for a hash does not come
 */
export async function floodSignIns(
  { origin, email, password }: Target,
  isOver: () => boolean,
  onReply: (reply: Reply, wanted: string, began: number) => void = () => {},
): Promise<void> {
  const client = async (index: number) => {
    for (let turn = index; !isOver(); turn += 1) {
      const isRight = turn % 2 === 0;
      const body = { email, password: isRight ? password : `not ${password}` };
      const began = performance.now();
      const request = { method: 'POST', path: '/auth/login', body, from: ADDRESS } as const;
      const reply = await ask(origin, request);
      onReply(reply, isRight ? '200' : '401 invalid_credentials', began);
      if (reply.what === UNAVAILABLE) await delay(RETRY_AFTER);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, (_, index) => client(index)));
}
