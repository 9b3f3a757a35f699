import type { Code } from '../codes.js';
import type { Entry } from './entry.js';

export const accessToken = {
  token_malformed: {
    status: 401,
    title: 'Access token malformed',
    detail:
      'The access token is not a well-formed token. Send it exactly as it was issued, or sign in.',
    retry: 'with_credentials',
    kind: 'credentials',
    challenge: 'invalid_token',
    extra: [],
  },
  token_invalid: {
    status: 401,
    title: 'Access token not accepted',
    detail: 'The access token was not accepted. Sign in to get a new one.',
    retry: 'with_credentials',
    kind: 'credentials',
    challenge: 'invalid_token',
    extra: [],
  },
  token_expired: {
    status: 401,
    title: 'Access token expired',
    detail: 'The access token has expired. Refresh it and repeat the request.',
    retry: 'after_refresh',
    kind: 'credentials',
    challenge: 'invalid_token',
    extra: [],
  },
  token_stale: {
    status: 401,
    title: 'Access token out of date (role changed since)',
    detail:
      'Your role has changed since this access token was issued. Refresh it and repeat the request.',
    retry: 'after_refresh',
    kind: 'credentials',
    challenge: 'invalid_token',
    extra: [],
  },
} as const satisfies Partial<Record<Code, Entry>>;
