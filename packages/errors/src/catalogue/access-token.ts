import type { Entry } from './entry.js';
import { bearer } from './example-fields.js';

export const token_malformed = {
  status: 401,
  title: 'Access token malformed',
  detail:
    'The access token is not a well-formed token. Send it exactly as it was issued, or sign in.',
  retry: 'with_credentials',
  challenge: 'invalid_token',
  meaning:
    'The Authorization header is well formed, but its content is not an access token: it does not have the parts of a JSON Web Token, or they do not decode.',
  causes: [
    'The token was cut off on its way, or by a storage field that is too short.',
    'Something else was sent in its place, such as a password or the word undefined.',
    'Characters were changed, for example by a word processor.',
  ],
  example: {
    request: {
      method: 'GET',
      path: '/user/profile',
      fields: { Authorization: 'Bearer undefined' },
    },
    scope: 'profile:read',
    used: 'Bearer',
  },
  fix: {
    client:
      'Send the accessToken of the sign-in or the refresh unchanged. To compare, log its length and never the token.',
    person: 'Sign in again. If it happens again, the application has a bug.',
    owner: 'Look for a storage field, a proxy or a header limit that truncates long values.',
  },
  confusedWith: {
    code: 'authorization_malformed',
    difference:
      'There the header itself breaks the grammar, which is a 400. Here the header can be read but its content cannot, which is a 401.',
  },
  specifications: ['RFC 6750 §3.1', 'RFC 7519 §7.2'],
} as const satisfies Entry;

export const token_invalid = {
  status: 401,
  title: 'Access token not accepted',
  detail: 'The access token was not accepted. Sign in to get a new one.',
  retry: 'with_credentials',
  challenge: 'invalid_token',
  meaning:
    'The value is a token, but not one that this API trusts. The response does not say which check failed, because that would help only an attacker.',
  causes: [
    'The signature does not verify, or its key (kid) is not known here.',
    'The token was issued by another server, or for another one (iss, aud).',
    'It is a refresh token or an ID token, not an access token (typ).',
    'Its signing key has been retired.',
  ],
  example: {
    request: { method: 'GET', path: '/user/profile', fields: bearer },
    scope: 'profile:read',
    used: 'Bearer',
  },
  fix: {
    client: 'Discard the token and sign in for a new one. Repeating the request does not help.',
    person: 'Sign in again.',
    owner:
      'Compare kid with /.well-known/jwks.json, and iss and aud with API_ORIGIN. All API processes share JWT_PRIVATE_KEYS; a retired key stays in the list until REFRESH_IDLE_TTL has passed.',
  },
  confusedWith: {
    code: 'token_expired',
    difference:
      'An expired token was genuine, and a refresh replaces it. Expiry is reported only after the signature was verified; a token that does not verify is not accepted, expired or not.',
  },
  specifications: ['RFC 6750 §3.1', 'RFC 9068 §4'],
} as const satisfies Entry;

export const token_expired = {
  status: 401,
  title: 'Access token expired',
  detail: 'The access token has expired. Refresh it and repeat the request.',
  retry: 'after_refresh',
  challenge: 'invalid_token',
  meaning:
    'The access token is genuine and has expired. This is normal: it is valid for minutes, so a stolen one is soon worthless. The session continues.',
  causes: [
    'The time in exp has passed. There is no leeway.',
    'The device slept, or the page was left open, for longer than the token is valid.',
    'The clock of the device is slow, so the client thought that the token was still valid.',
    'The token was issued more than ACCESS_TOKEN_TTL in the future, because the clock was set back.',
  ],
  example: {
    request: { method: 'GET', path: '/user/profile', fields: bearer },
    scope: 'profile:read',
    used: 'Bearer',
  },
  fix: {
    client:
      'Send the refresh token to POST /auth/refresh once, then repeat the request. Requests that fail together share one refresh.',
    person: 'Reload the page. You are still signed in.',
    owner: "ACCESS_TOKEN_TTL is the lifetime. Tokens are judged by the database's clock.",
  },
  confusedWith: {
    code: 'session_expired',
    difference:
      'Here only the access token has expired, and a refresh gets the next one. With session_expired the session itself has expired, and only signing in helps.',
  },
  specifications: ['RFC 6750 §3.1', 'RFC 7519 §4.1.4'],
} as const satisfies Entry;

export const token_stale = {
  status: 401,
  title: 'Access token out of date (role changed since)',
  detail:
    'Your role has changed since this access token was issued. Refresh it and repeat the request.',
  retry: 'after_refresh',
  challenge: 'invalid_token',
  meaning:
    'The access token is genuine and has not expired, but it names a role that its user no longer has. An old role decides nothing: it neither grants nor denies access.',
  causes: ['An administrator gave the user another role after the token was issued.'],
  example: {
    request: { method: 'GET', path: '/admin/users', fields: bearer },
    schemes: ['Bearer'],
    used: 'Bearer',
  },
  fix: {
    client: 'Refresh the access token as if it had expired, and repeat the request.',
    person: 'Reload the page. It then shows what your current role allows.',
    owner:
      'The role in the token is compared with the current one; no clocks are compared. Each refresh reads the role again.',
  },
  confusedWith: {
    code: 'insufficient_role',
    difference:
      'insufficient_role refuses the current role. This code comes first: the decision needs a token that names the current role.',
  },
  specifications: ['RFC 6750 §3.1'],
} as const satisfies Entry;
