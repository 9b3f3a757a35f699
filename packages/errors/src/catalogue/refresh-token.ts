import type { Code } from '../codes.js';
import type { Entry } from './entry.js';

export const refreshToken = {
  refresh_token_invalid: {
    status: 401,
    title: 'Refresh token not accepted',
    detail: 'The refresh token was not accepted. Sign in to get a new one.',
    retry: 'with_credentials',
    kind: 'credentials',
    challenge: 'invalid_token',
    extra: {},
    meaning:
      'What was sent for a refresh is not a refresh token of this API. No session was touched.',
    causes: [
      'An access token was sent in its place. Neither passes for the other.',
      'The token was cut off or changed.',
      'It was signed by another server, or with a key that has been retired.',
    ],
    example: {
      request: {
        method: 'POST',
        path: '/auth/refresh',
        fields: { 'Content-Type': 'application/json' },
        body: '{"refreshToken":"mF_9.B5f-4.1JqM"}',
      },
      schemes: ['Bearer'],
      realm: 'refresh',
    },
    fix: {
      client:
        'Forget both tokens and ask for a sign-in. The realm is refresh, so that no client takes this 401 as a reason to refresh once more.',
      person: 'Sign in again.',
      owner:
        'A retired key stays in JWT_PRIVATE_KEYS until REFRESH_IDLE_TTL has passed. Removing it earlier signs everybody out.',
    },
    neighbour: {
      code: 'refresh_token_reused',
      difference:
        'This token was never good here, so nothing happened. A reused one was good once, and its second use ends the session.',
    },
    specifications: ['RFC 6750 §3.1', 'RFC 6749 §6'],
  },
  refresh_token_reused: {
    status: 401,
    title: 'Session ended for safety',
    detail:
      'A refresh token that had already been replaced was used again, so the session was ended for safety. Sign in to go on.',
    retry: 'with_credentials',
    kind: 'credentials',
    challenge: 'invalid_token',
    extra: {},
    meaning:
      'Each refresh replaces the refresh token. This one had been replaced long since, so two holders share the session; and since nobody can tell which of them is the right one, it has ended for both.',
    causes: [
      'Somebody has a copy of the token, and one of the two came back.',
      'A client went on with an old token: out of a backup, or from a process that never saw the new one.',
    ],
    example: {
      request: {
        method: 'POST',
        path: '/auth/refresh',
        fields: { 'Content-Type': 'application/json' },
        body: '{"refreshToken":"tGzv3JOkF0XG5Qx2TlKWIA"}',
      },
      schemes: ['Bearer'],
      realm: 'refresh',
    },
    fix: {
      client:
        'Forget both tokens and ask for a sign-in. Keep one refresh token in one place, and store the new one before anything else is done with the answer.',
      person: 'Sign in again. If you cannot explain it, change your password.',
      owner:
        'Parallel requests and lost answers do not lead here: REFRESH_GRACE and the last unused token are for those. See in the audit trail where the two holders were.',
    },
    neighbour: {
      code: 'session_revoked',
      difference:
        'This answers the refresh that gave the reuse away. An access token of the same session gets session_revoked, with the reason reused.',
    },
    specifications: ['RFC 9700 §4.14.2', 'RFC 6750 §3.1'],
  },
} as const satisfies Partial<Record<Code, Entry>>;
