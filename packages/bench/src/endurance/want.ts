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

const UNAVAILABLE = '503 service_unavailable';

/** Milliseconds before a request, and before another one after a 503. */
const PAUSE = 20;
const LONG_PAUSE = 100;

/** Asks until there is an answer, which a 503 is not while the database is away, and records what it was. */
export async function want(
  { tally, outages }: { tally: Tally; outages: Pick<Outages, 'excuses'> },
  { title, origin, request, wanted, passes = () => false }: Question,
): Promise<Reply> {
  const line = tally.line(title);
  await delay(PAUSE);
  for (;;) {
    const began = performance.now();
    const reply = await ask(origin, request);
    const { what } = reply;
    if (what === UNAVAILABLE && outages.excuses(began)) {
      line.unavailable += 1;
      await delay(LONG_PAUSE);
    } else if (what !== wanted && passes(what, began)) {
      line.good += 1;
      await delay(PAUSE);
    } else {
      if (what === wanted) line.good += 1;
      else tally.wrong.push(`${title}: not ${wanted}, but ${what}`);
      return reply;
    }
  }
}
