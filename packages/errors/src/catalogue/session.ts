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
    extra: {},
    meaning:
      'The session that began with the last sign-in is over, because its time ran out. No refresh can carry it on.',
    causes: [
      'The session was not used for longer than REFRESH_IDLE_TTL.',
      'SESSION_TTL has passed since the sign-in, however much it was used.',
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
        'Forget both tokens and ask for a sign-in. Keep the address and what has been typed, and go on there afterwards.',
      person: 'Sign in again. You are then taken back to where you were.',
      owner:
        'REFRESH_IDLE_TTL and SESSION_TTL are the two limits. Short ones protect shared devices, long ones spare people the password.',
    },
    neighbour: {
      code: 'session_revoked',
      difference:
        'Nobody ended this session: its time ran out. session_revoked says that somebody or something did, and reason says what.',
    },
    specifications: ['RFC 6750 §3.1', 'RFC 6749 §6'],
  },
  session_revoked: {
    status: 401,
    title: 'Session ended',
    detail: 'Your session has ended. Sign in to go on.',
    retry: 'with_credentials',
    kind: 'credentials',
    challenge: 'invalid_token',
    extra: { reason: 'ended_elsewhere' },
    meaning:
      'The session was ended before its time. Its tokens are refused from then on, those that have not expired among them.',
    causes: [
      'signed_out: the person signed out, or signed in anew in the same browser.',
      'ended_elsewhere: the person ended the session from another place where they are signed in.',
      'password_changed: the password was changed, which ends the other sessions.',
      'reused: a refresh token was used by two holders.',
      'disabled: an administrator disabled the account.',
    ],
    example: {
      request: {
        method: 'GET',
        path: '/user/profile',
        fields: { Authorization: 'Bearer mF_9.B5f-4.1JqM' },
      },
      schemes: ['Bearer', 'Basic', 'ApiKey'],
      used: 'Bearer',
    },
    fix: {
      client: 'Forget both tokens, say the reason in words and ask for a sign-in. Do not refresh.',
      person:
        'Sign in again. If the reason does not sound like something you did, change your password.',
      owner:
        'A signature says nothing about the session, so each process also keeps the sessions that have ended lately. Signing out works on the next request.',
    },
    neighbour: {
      code: 'token_invalid',
      difference:
        'This token is genuine, and its session has ended since. token_invalid says that the token was never one of ours.',
    },
    specifications: ['RFC 6750 §3.1'],
  },
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
