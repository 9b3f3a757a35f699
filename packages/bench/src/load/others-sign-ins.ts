import { median } from '../summary.js';
import type { RunContext } from './virtual-user.js';
import { sendRequest } from './send-request.js';
import { UNAVAILABLE } from './expect-reply.js';

/** Sign-ins of other users under one condition. */
export interface SignIns {
  asked: number;
  /** Response times of those that succeeded, in milliseconds. */
  readonly times: number[];
}

export interface OthersSignIns {
  readonly quiet: SignIns;
  readonly flooded: SignIns;
}

const none = (): SignIns => ({ asked: 0, times: [] });
export const noSignIns = (): OthersSignIns => ({ quiet: none(), flooded: none() });

/** During a flood, more than this share of the sign-ins must succeed. */
const MIN_SHARE = 0.95;

/** During a flood, the median time of a sign-in may be at most this many times as long as without one. */
const MAX_RATIO = 3;

/** Returns one of the addresses that are reserved for benchmarks (RFC 2544). */
const addressOf = (index: number) => `198.18.${(index >> 8) & 255}.${index & 255}`;

/** Signs in at one process repeatedly, each time from a new address, until `isOver`. */
export async function signInOneByOne(
  { apis: [origin], password, tally }: RunContext,
  email: string,
  { quiet, flooded }: OthersSignIns,
  condition: keyof OthersSignIns,
  isOver: () => boolean,
): Promise<void> {
  const signIns = { quiet, flooded }[condition];
  const body = { email, password };
  while (!isOver()) {
    const from = addressOf(quiet.asked + flooded.asked);
    const began = performance.now();
    const reply = await sendRequest(origin, { method: 'POST', path: '/auth/login', body, from });
    const time = performance.now() - began;
    signIns.asked += 1;
    if (reply.outcome === '200') {
      signIns.times.push(time);
      tally.sessions += 1;
      tally.events.add('session_created', reply.requestId);
    } else if (reply.outcome !== UNAVAILABLE || condition === 'quiet') {
      tally.wrong.push(`sign-in of others: expected 200, got ${reply.outcome}`);
    }
  }
}

export const successShare = ({ asked, times }: SignIns) => times.length / asked;

/** Returns a sentence for each limit that was exceeded during the flood. */
export function signInFaults({ quiet, flooded }: OthersSignIns): string[] {
  const share = successShare(flooded);
  const ratio = median(flooded.times) / median(quiet.times);
  return [
    ...(share > MIN_SHARE
      ? []
      : [`during a flood ${(100 * share).toFixed(1)} % of others' sign-ins succeeded`]),
    ...(ratio <= MAX_RATIO
      ? []
      : [`during a flood others' sign-ins took ${ratio.toFixed(1)} times as long`]),
  ];
}
