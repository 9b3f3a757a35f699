import type { Code } from '../codes.js';
import type { Entry } from './entry.js';

export const authorization = {
  insufficient_scope: {
    status: 403,
    title: 'Permission missing',
    detail: 'The credentials are valid, but a permission that this needs was not given to them.',
    retry: 'none',
    kind: 'forbidden',
    challenge: 'insufficient_scope',
    extra: ['requiredScope'],
  },
  insufficient_role: {
    status: 403,
    title: 'Not allowed',
    detail: "You're logged in, but you don't have permission to view this page.",
    retry: 'none',
    kind: 'forbidden',
    challenge: 'none',
    extra: ['requiredRole'],
  },
  csrf_rejected: {
    status: 403,
    title: 'Request origin not allowed',
    detail:
      'The request was sent from another site, so nothing was changed. Send it from the application itself.',
    retry: 'after_fix',
    kind: 'forbidden',
    challenge: 'none',
    extra: [],
  },
} as const satisfies Partial<Record<Code, Entry>>;
