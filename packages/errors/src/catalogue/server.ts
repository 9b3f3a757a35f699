import type { Code } from '../codes.js';
import type { Entry } from './entry.js';

export const server = {
  rate_limited: {
    status: 429,
    title: 'Too many requests',
    detail: 'Too many attempts in a short time. Wait as long as Retry-After says, then try again.',
    retry: 'after_delay',
    kind: 'not-now',
    challenge: 'none',
    extra: ['retryAfter'],
  },
  internal_error: {
    status: 500,
    statusClass: '5xx',
    title: 'Internal error',
    detail:
      'Something failed on our side. The request did not cause it, and the failure is recorded.',
    retry: 'none',
    kind: 'not-now',
    challenge: 'none',
    extra: [],
  },
  bad_gateway: {
    status: 502,
    title: 'Upstream answer not usable',
    detail: 'A server behind this one gave an answer that cannot be used. Try again in a moment.',
    retry: 'after_delay',
    kind: 'not-now',
    challenge: 'none',
    extra: [],
  },
  gateway_timeout: {
    status: 504,
    title: 'Upstream timeout',
    detail: 'A server behind this one did not answer in time. Try again in a moment.',
    retry: 'after_delay',
    kind: 'not-now',
    challenge: 'none',
    extra: [],
  },
  service_unavailable: {
    status: 503,
    title: 'Temporarily unavailable',
    detail: 'The service cannot answer right now. You are still signed in: try again in a moment.',
    retry: 'after_delay',
    kind: 'not-now',
    challenge: 'none',
    extra: ['retryAfter'],
  },
} as const satisfies Partial<Record<Code, Entry>>;
