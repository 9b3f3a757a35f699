import type { Code } from '../codes.js';
import type { Entry } from './entry.js';

export const resource = {
  not_found: {
    status: 404,
    title: 'Not found',
    detail: 'There is nothing at this address.',
    retry: 'none',
    kind: 'request',
    challenge: 'none',
    extra: [],
  },
  method_not_allowed: {
    status: 405,
    title: 'Method not allowed',
    detail: 'The resource does not support this method. The Allow header lists those it does.',
    retry: 'after_fix',
    kind: 'request',
    challenge: 'none',
    extra: ['allowed'],
  },
  conflict: {
    status: 409,
    title: 'Conflict',
    detail:
      'The request does not fit the present state of the resource. Read it again, then repeat the change.',
    retry: 'after_fix',
    kind: 'request',
    challenge: 'none',
    extra: [],
  },
  link_invalid: {
    status: 410,
    title: 'Link no longer valid',
    detail: 'This link has been used, has expired or was never valid. Ask for a new one.',
    retry: 'after_fix',
    kind: 'request',
    challenge: 'none',
    extra: [],
  },
} as const satisfies Partial<Record<Code, Entry>>;
