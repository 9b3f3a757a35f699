import type { Code } from '../codes.js';
import type { Entry } from './entry.js';

export const credentials = {
  authorization_malformed: {
    status: 400,
    title: 'Malformed Authorization header',
    detail: 'The Authorization header must be a scheme, one space and the credentials.',
    retry: 'after_fix',
    kind: 'request',
    challenge: 'invalid_request',
    extra: [],
  },
  multiple_credentials: {
    status: 400,
    title: 'More than one credential',
    detail: 'The request carries more than one credential. Send exactly one.',
    retry: 'after_fix',
    kind: 'request',
    challenge: 'invalid_request',
    extra: [],
  },
} as const satisfies Partial<Record<Code, Entry>>;
