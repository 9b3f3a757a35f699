import type { Entry } from './entry.js';
import { json } from './example-fields.js';

export const refresh_token_invalid = {
  status: 401,
  title: 'Refresh token not accepted',
  detail: 'The refresh token was not accepted. Sign in to get a new one.',
  retry: 'with_credentials',
  challenge: 'invalid_token',
  meaning:
    'The token that was sent to refresh is not a refresh token of this API. No session was changed.',
  causes: [
    'An access token was sent in its place. Neither can be used as the other.',
    'The token was cut off or changed.',
    'It was signed by another server, or with a key that has been retired.',
  ],
  example: {
    request: {
      method: 'POST',
      path: '/auth/refresh',
      fields: json,
      body: '{"refreshToken":"mF_9.B5f-4.1JqM"}',
    },
    schemes: ['Bearer'],
    realm: 'refresh',
  },
  fix: {
    client:
      'Discard both tokens and ask the user to sign in. The realm is refresh, so that no client takes this 401 as a reason to refresh again.',
    person: 'Sign in again.',
    owner:
      'A retired key stays in JWT_PRIVATE_KEYS until REFRESH_IDLE_TTL has passed. Removing it earlier signs everybody out.',
  },
  confusedWith: {
    code: 'refresh_token_reused',
    difference:
      'This token was never valid here, so nothing happened. A reused one was valid once, and its second use ends the session.',
  },
  specifications: ['RFC 6750 §3.1', 'RFC 6749 §6'],
} as const satisfies Entry;

export const refresh_token_reused = {
  status: 401,
  title: 'Session ended for safety',
  detail:
    'A refresh token that had already been replaced was used again, so the session was ended for safety. Sign in to continue.',
  retry: 'with_credentials',
  challenge: 'invalid_token',
  meaning:
    'Each refresh replaces the refresh token. This one was replaced some time ago, so two parties have tokens of the session. The server cannot tell which of them is the user, so the session has ended for both.',
  causes: [
    'Somebody has a copy of the token, and one of the two parties used it after the other had refreshed.',
    'A client used an old token, from a backup or in a process that never received the new one.',
  ],
  example: {
    request: {
      method: 'POST',
      path: '/auth/refresh',
      fields: json,
      body: '{"refreshToken":"tGzv3JOkF0XG5Qx2TlKWIA"}',
    },
    schemes: ['Bearer'],
    realm: 'refresh',
  },
  fix: {
    client:
      'Discard both tokens and ask the user to sign in. Keep one refresh token in one place, and store the new one before you do anything else with the response.',
    person: 'Sign in again. If you cannot explain it, change your password.',
    owner:
      'Parallel requests and lost responses do not cause this: REFRESH_GRACE and the last unused token cover them. The audit trail shows where both requests came from.',
  },
  confusedWith: {
    code: 'session_revoked',
    difference:
      'This is the response to the refresh that revealed the reuse. An access token of the same session gets session_revoked, with the reason reused.',
  },
  specifications: ['RFC 9700 §4.14.2', 'RFC 6750 §3.1'],
} as const satisfies Entry;
