import type { Entry } from './entry.js';
import { bearer } from './example-fields.js';

export const session_expired = {
  status: 401,
  title: 'Session expired',
  detail: 'Your session has expired. Sign in to continue.',
  retry: 'with_credentials',
  challenge: 'invalid_token',
  meaning: 'The session that began with the last sign-in has expired. A refresh cannot extend it.',
  causes: [
    'The session was unused for longer than REFRESH_IDLE_TTL.',
    'SESSION_TTL has passed since the sign-in, even if the session was in use.',
  ],
  example: {
    request: {
      method: 'POST',
      path: '/auth/refresh',
      fields: { Authorization: 'Bearer tGzv3JOkF0XG5Qx2TlKWIA' },
    },
    schemes: ['Bearer'],
    realm: 'refresh',
    used: 'Bearer',
  },
  fix: {
    client:
      'Discard both tokens and ask the user to sign in. Keep the address and the input, and continue there afterwards.',
    person: 'Sign in again. You are then taken back to where you were.',
    owner:
      'REFRESH_IDLE_TTL and SESSION_TTL are the two limits. Short limits protect shared devices; with long ones users type their password less often.',
  },
  confusedWith: {
    code: 'session_revoked',
    difference:
      'This session ended because of its age. With session_revoked it was ended early, and reason says why.',
  },
  specifications: ['RFC 6750 §3.1', 'RFC 6749 §6'],
} as const satisfies Entry;

export const session_revoked = {
  status: 401,
  title: 'Session ended',
  detail: 'Your session has ended. Sign in to continue.',
  retry: 'with_credentials',
  challenge: 'invalid_token',
  extra: { reason: 'ended_elsewhere' },
  meaning:
    'The session was ended before it expired. Its tokens are refused from then on, even those that have not expired.',
  causes: [
    'signed_out: the user signed out, or signed in again in the same browser.',
    'ended_elsewhere: the user ended the session from another session.',
    'password_changed: the password was changed, which ends the other sessions.',
    'reused: a refresh token was used twice, so it may have been copied.',
    'disabled: an administrator disabled the account.',
  ],
  example: {
    request: { method: 'GET', path: '/user/profile', fields: bearer },
    scope: 'profile:read',
    used: 'Bearer',
  },
  fix: {
    client: 'Discard both tokens, explain the reason and ask the user to sign in. Do not refresh.',
    person:
      'Sign in again. If the reason does not sound like something you did, change your password.',
    owner:
      'A signature says nothing about the session, so each process also remembers the sessions that ended recently. Signing out takes effect with the next request.',
  },
  confusedWith: {
    code: 'token_invalid',
    difference:
      'This token is genuine, but its session has ended since. token_invalid says that this API never issued the token.',
  },
  specifications: ['RFC 6750 §3.1'],
} as const satisfies Entry;
