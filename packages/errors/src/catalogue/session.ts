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
      schemes: ['Basic', 'ApiKey', 'Bearer'],
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
} as const satisfies Partial<Record<Code, Entry>>;
