import type { Code } from '../codes.js';
import type { Entry } from './entry.js';

export const request = {
  bad_request: {
    status: 400,
    statusClass: '4xx',
    title: 'Bad request',
    detail: 'The server cannot answer this request as it was sent.',
    retry: 'after_fix',
    kind: 'request',
    challenge: 'none',
    extra: [],
  },
  request_timeout: {
    status: 408,
    title: 'Request timeout',
    detail: 'The request did not arrive in time. Send it again.',
    retry: 'after_delay',
    kind: 'not-now',
    challenge: 'none',
    extra: [],
  },
  content_too_large: {
    status: 413,
    title: 'Content too large',
    detail: 'The body is larger than this resource accepts.',
    retry: 'after_fix',
    kind: 'request',
    challenge: 'none',
    extra: [],
  },
  uri_too_long: {
    status: 414,
    title: 'URI too long',
    detail: 'The address is longer than the server accepts.',
    retry: 'after_fix',
    kind: 'request',
    challenge: 'none',
    extra: [],
  },
  expectation_failed: {
    status: 417,
    title: 'Expectation failed',
    detail:
      'The server does not meet what the Expect header asks for. Send the request without it.',
    retry: 'after_fix',
    kind: 'request',
    challenge: 'none',
    extra: [],
  },
  header_fields_too_large: {
    status: 431,
    title: 'Header fields too large',
    detail: 'The header fields of the request are larger than the server accepts.',
    retry: 'after_fix',
    kind: 'request',
    challenge: 'none',
    extra: [],
  },
} as const satisfies Partial<Record<Code, Entry>>;
