import { setTimeout as delay } from 'node:timers/promises';
import { ask, type Reply, type Request } from './ask.js';
import type { Outages } from './outages.js';
import type { Tally } from './tally.js';

/** What is asked for, where, and what its answer has to be. */
export interface Question {
  readonly title: string;
  readonly origin: string;
  readonly request: Request;
  /** As {@link Reply.what}. */
  readonly wanted: string;
  /** Whether another answer, to a request that began then, is right for now: it is asked again. */
  readonly passes?: (what: string, began: number) => boolean;
}

export const UNAVAILABLE = '503 service_unavailable';

/** Milliseconds before a request, and before another one after a 503. */
const PAUSE = 20;
const LONG_PAUSE = 100;

interface Records {
  readonly tally: Tally;
  readonly outages: Pick<Outages, 'excuses'>;
}

/** Asks until there is an answer, which a 503 is not while the database is away, and records what it was. */
export async function want(
  records: Records,
  { title, origin, request, wanted, passes = () => false }: Question,
): Promise<Reply> {
  await delay(PAUSE);
  for (;;) {
    const began = performance.now();
    const reply = await ask(origin, request);
    const { what } = reply;
    if (what !== wanted && passes(what, began)) {
      records.tally.line(title).good += 1;
      await delay(PAUSE);
    } else {
      if (record(records, { title, wanted, what, began })) return reply;
      await delay(LONG_PAUSE);
    }
  }
}

interface Received {
  readonly title: string;
  readonly wanted: string;
  readonly what: string;
  /** When its request was sent. */
  readonly began: number;
}

/**
 * Records a response.
 *
 * @returns false for a 503 while the database is away: the request is to be sent again
 */
export function record(
  { tally, outages }: Records,
  { title, wanted, what, began }: Received,
): boolean {
  const line = tally.line(title);
  const isExcused = what === UNAVAILABLE && outages.excuses(began);
  if (isExcused) line.unavailable += 1;
  else if (what === wanted) line.good += 1;
  else tally.wrong.push(`${title}: not ${wanted}, but ${what}`);
  return !isExcused;
}
