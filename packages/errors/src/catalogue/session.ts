import type { Code } from '../codes.js';
import type { Entry } from './entry.js';

export const session = {
  session_expired: {
    status: 401,
    title: 'Session expired',
    detail: 'Your session has expired. Sign in to go on.',
    retry: 'with_credentials',
    kind: 'credentials',
    challenge: 'invalid_token',
    extra: [],
  },
  session_revoked: {
    status: 401,
    title: 'Session ended',
    detail: 'Your session has ended. Sign in to go on.',
    retry: 'with_credentials',
    kind: 'credentials',
    challenge: 'invalid_token',
    extra: ['reason'],
  },
  refresh_token_invalid: {
    status: 401,
    title: 'Refresh token not accepted',
    detail: 'The refresh token was not accepted. Sign in to get a new one.',
    retry: 'with_credentials',
    kind: 'credentials',
    challenge: 'invalid_token',
    extra: [],
  },
  refresh_token_reused: {
    status: 401,
    title: 'Session ended for safety',
    detail:
      'A refresh token that had already been replaced was used again, so the session was ended for safety. Sign in to go on.',
    retry: 'with_credentials',
    kind: 'credentials',
    challenge: 'invalid_token',
    extra: [],
  },
} as const satisfies Partial<Record<Code, Entry>>;
