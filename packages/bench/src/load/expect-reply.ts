import { setTimeout as delay } from 'node:timers/promises';
import { sendRequest, type Reply, type Request } from './send-request.js';
import type { Outages } from './outages.js';
import type { Tally } from './tally.js';

/** A request, and the expected outcome. */
interface Expectation {
  readonly title: string;
  readonly origin: string;
  readonly request: Request;
  /** The expected {@link Reply.outcome}. */
  readonly expected: string;
  /** Returns true if another outcome is still allowed for a request sent at this time. The request is then repeated. */
  readonly passes?: (outcome: string, began: number) => boolean;
}

export const UNAVAILABLE = '503 service_unavailable';

/** Milliseconds before each request, and before a request that got a 503 is repeated. */
const PAUSE = 20;
const LONG_PAUSE = 100;

interface Records {
  readonly tally: Tally;
  readonly outages: Pick<Outages, 'excuses'>;
}

/** Sends a request and records the outcome. Repeats it after a 503 while the database is down. */
export async function expectReply(
  records: Records,
  { title, origin, request, expected, passes = () => false }: Expectation,
): Promise<Reply> {
  await delay(PAUSE);
  for (;;) {
    const began = performance.now();
    const reply = await sendRequest(origin, request);
    const { outcome } = reply;
    if (outcome !== expected && passes(outcome, began)) {
      records.tally.line(title).good += 1;
      await delay(PAUSE);
    } else {
      if (record(records, { title, expected, outcome, began })) return reply;
      await delay(LONG_PAUSE);
    }
  }
}

interface Received {
  readonly title: string;
  readonly expected: string;
  readonly outcome: string;
  /** Time at which the request was sent. */
  readonly began: number;
}

/**
 * Records a response.
 *
 * @returns false for a 503 while the database is down: the request must be repeated
 */
export function record(
  { tally, outages }: Records,
  { title, expected, outcome, began }: Received,
): boolean {
  const line = tally.line(title);
  const isExcused = outcome === UNAVAILABLE && outages.excuses(began);
  if (isExcused) line.unavailable += 1;
  else if (outcome === expected) line.good += 1;
  else tally.wrong.push(`${title}: expected ${expected}, got ${outcome}`);
  return !isExcused;
}
