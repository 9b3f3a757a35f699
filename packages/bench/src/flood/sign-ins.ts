import { setTimeout as delay } from 'node:timers/promises';
import { sendRequest, type Reply } from '../load/send-request.js';
import { UNAVAILABLE } from '../load/expect-reply.js';

export interface Target {
  readonly origin: string;
  readonly email: string;
  readonly password: string;
}

/** Concurrent requests of the client. */
const IN_FLIGHT = 80;

/** The address of the client, reserved for documentation (RFC 5737). */
const ADDRESS = '192.0.2.1';

/** Pause after a 503 in milliseconds, as its `Retry-After` says. */
const RETRY_AFTER = 1000;

/**
 * Signs in from one address with many concurrent requests, alternating right and wrong passwords, until `isOver`.
 *
 * @param onReply gets each reply, and the outcome that is expected unless the queue for hashing is full
 */
export async function floodSignIns(
  { origin, email, password }: Target,
  isOver: () => boolean,
  onReply: (reply: Reply, expected: string, began: number) => void = () => {},
): Promise<void> {
  const client = async (index: number) => {
    for (let turn = index; !isOver(); turn += 1) {
      const isRight = turn % 2 === 0;
      const body = { email, password: isRight ? password : `not ${password}` };
      const began = performance.now();
      const request = { method: 'POST', path: '/auth/login', body, from: ADDRESS } as const;
      const reply = await sendRequest(origin, request);
      onReply(reply, isRight ? '200' : '401 invalid_credentials', began);
      if (reply.outcome === UNAVAILABLE) await delay(RETRY_AFTER);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, (_, index) => client(index)));
}
