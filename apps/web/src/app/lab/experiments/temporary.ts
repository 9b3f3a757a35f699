import 'server-only';
import { setTimeout as delay } from 'node:timers/promises';
import type { Experiment, Fix, Kept, SentRequest } from '../run/experiment';
import { documentationAddress, forwardedFor } from '../run/requests';

const SECOND = 1000;

const limited = ({ from = '' }: Kept): SentRequest => ({
  method: 'GET',
  path: '/lab/limited',
  fields: [forwardedFor(from)],
});

const outage = ({ until = '' }: Kept): SentRequest => ({
  method: 'GET',
  path: `/lab/outage?until=${until}`,
});

/** The longest `Retry-After` in these two experiments, in seconds. */
const RETRY_AFTER = 5;

const wait = (reason: string, request: (kept: Kept) => SentRequest): Fix => ({
  label: `Wait ${RETRY_AFTER} seconds`,
  reason,
  apply: async (_, kept) => {
    await delay(RETRY_AFTER * SECOND);
    return request(kept);
  },
});

export const experiments = [
  {
    slug: 'rate-limited',
    code: 'rate_limited',
    what: 'Sends three requests in quick succession to a route that allows two in five seconds.',
    reason:
      'Credentials are not the reason, so this is not a 401. Retry-After says when the same request is allowed.',
    source: {
      file: 'apps/api/src/limits/quota.ts',
      lines: `    return points > this.policy.limit ? this.#until(left) : undefined;`,
    },
    start: async (recorder) => {
      const keep = { from: documentationAddress() };
      await recorder.prepare(limited(keep));
      await recorder.prepare(limited(keep));
      return { request: limited(keep), keep };
    },
    fixes: {
      wait: wait('The window is over, and the same request is allowed again.', limited),
    },
  },
  {
    slug: 'service-unavailable',
    code: 'service_unavailable',
    what: 'Calls a route whose database is unreachable for a few seconds.',
    reason:
      'The server cannot reach its database, and says so. If it sent a 401 instead, every outage would sign everybody out.',
    source: {
      file: 'apps/api/src/problems/to-problem.ts',
      lines: `  if (error instanceof DatabaseUnavailable) {
    return problem('service_unavailable', { retryAfter: RETRY_AFTER }, { cause: error });
  }`,
    },
    start: async () => {
      const keep = { until: String(Math.floor(Date.now() / SECOND) + RETRY_AFTER - 1) };
      return { request: outage(keep), keep };
    },
    fixes: {
      wait: wait('The database is back. No session has ended, and nothing was lost.', outage),
    },
  },
] satisfies readonly Experiment[];

declare module '../run/experiment' {
  interface Families {
    readonly temporary: (typeof experiments)[number]['code'];
  }
}
