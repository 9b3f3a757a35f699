import { median } from '../summary.js';
import type { World } from './person.js';
import { ask } from './ask.js';
import { UNAVAILABLE } from './want.js';

/** Sign-ins of others under one condition. */
export interface SignIns {
  asked: number;
  /** Milliseconds of each that was answered with 200. */
  readonly times: number[];
}

export interface OthersSignIns {
  readonly quiet: SignIns;
  readonly flooded: SignIns;
}

const none = (): SignIns => ({ asked: 0, times: [] });
export const noSignIns = (): OthersSignIns => ({ quiet: none(), flooded: none() });

/** Bounds beside a flood: the share that is answered, and the median over that of the quiet time. */
const ANSWERED = 0.95;
const TIMES_AS_LONG = 3;

/** Of the addresses that are reserved for benchmarks (RFC 2544), one after the other. */
const addressOf = (index: number) => `198.18.${(index >> 8) & 255}.${index & 255}`;

/** Signs in at one process one by one, each time from a new address, until it is over. */
export async function signInOneByOne(
  { apis: [origin], password, tally }: World,
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
    const reply = await ask(origin, { method: 'POST', path: '/auth/login', body, from });
    const time = performance.now() - began;
    signIns.asked += 1;
    if (reply.what === '200') {
      signIns.times.push(time);
      tally.sessions += 1;
      tally.events.add('session_created', reply.requestId);
    } else if (reply.what !== UNAVAILABLE || condition === 'quiet') {
      tally.wrong.push(`sign-in of others: not 200, but ${reply.what}`);
    }
  }
}

export const answeredShare = ({ asked, times }: SignIns) => times.length / asked;

/** One sentence for each bound that the flood broke. */
export function starved({ quiet, flooded }: OthersSignIns): string[] {
  const share = answeredShare(flooded);
  const ratio = median(flooded.times) / median(quiet.times);
  return [
    ...(share > ANSWERED
      ? []
      : [`beside a flood ${(100 * share).toFixed(1)} % of others' sign-ins were answered`]),
    ...(ratio <= TIMES_AS_LONG
      ? []
      : [`beside a flood others' sign-ins took ${ratio.toFixed(1)} times as long`]),
  ];
}
