import type { Entry } from './entry.js';
import { bearer, json } from './example-fields.js';

export const authentication_required = {
  status: 401,
  title: 'Authentication required',
  detail: 'You need to log in to access this resource.',
  retry: 'with_credentials',
  challenge: 'bare',
  meaning:
    'The resource needs to know who is asking, and the request does not say. The status is called Unauthorized but means unauthenticated: the server does not know who is asking, so it has not decided yet what they may do.',
  causes: [
    'The request was sent without credentials.',
    'The credentials were sent with a scheme that this resource does not accept.',
    'The token was sent only in the query of the URL, where it is ignored.',
    'A proxy, or a redirect to another origin, dropped the Authorization header.',
  ],
  example: {
    request: { method: 'GET', path: '/user/profile' },
    scope: 'profile:read',
  },
  fix: {
    client:
      'Choose a scheme from the WWW-Authenticate lines, and repeat the request with credentials for it. None of them has an error parameter, because no credentials were checked.',
    person: 'Sign in. You are then taken to the page that you asked for.',
    owner:
      'Every 401 has a challenge that applies to the resource. If signed-in users get this code, look for a proxy that removes Authorization.',
  },
  confusedWith: {
    code: 'insufficient_role',
    difference:
      '401 says: we do not know who you are, come back with credentials. 403 says: we know who you are, and the answer is no. Signing in turns a 401 into an answer; it never changes a 403 for the same person.',
  },
  specifications: ['RFC 9110 §15.5.2', 'RFC 9110 §11.6.1', 'RFC 6750 §3.1'],
} as const satisfies Entry;

export const invalid_credentials = {
  status: 401,
  title: 'Invalid credentials',
  detail: 'The email address or the password is not correct.',
  retry: 'with_credentials',
  challenge: 'bare',
  meaning: 'An email address and a password were sent that do not match an account.',
  causes: [
    'The password is mistyped, or has been changed.',
    'No account has this email address.',
    'The account is locked or disabled.',
    'Basic credentials do not decode to an email address, a colon and a password in UTF-8.',
  ],
  example: {
    request: {
      method: 'POST',
      path: '/auth/login',
      fields: json,
      body: '{"email":"user@example.com","password":"a wrong one"}',
    },
    schemes: ['Basic'],
  },
  fix: {
    client:
      'Ask for the email address and the password again. Do not repeat the same pair: every attempt counts against the limit.',
    person: 'Check both for typing errors, or reset your password by email.',
    owner:
      'Every cause gets the same body, the same fields and the same response time, so that nobody can find out which addresses have an account. The log has the cause.',
  },
  confusedWith: {
    code: 'password_incorrect',
    difference:
      'Here the credentials of the request are refused, so it is a 401. password_incorrect is a 422: its request is authenticated, and only the password that was typed into a form is wrong.',
  },
  specifications: ['RFC 9110 §11.4'],
} as const satisfies Entry;

export const step_up_required = {
  status: 401,
  title: 'Recent sign-in required',
  detail: 'This needs a recent sign-in. Confirm your password and repeat the request.',
  retry: 'after_reauth',
  challenge: 'insufficient_user_authentication',
  extra: { maxAge: 300 },
  meaning:
    'The access token is valid, but this action needs a recent sign-in: the user of a device that was left open for hours may be somebody else.',
  causes: [
    'The password was last entered more than maxAge seconds ago.',
    'The access token is new, but comes from a refresh, which does not count as a sign-in.',
  ],
  example: {
    request: {
      method: 'PATCH',
      path: '/admin/users/01980000-0000-7000-8000-000000000000',
      fields: { ...bearer, ...json },
      body: '{"role":"admin"}',
    },
    schemes: ['Bearer'],
    used: 'Bearer',
  },
  fix: {
    client:
      'Ask for the password, send it to POST /auth/reauthenticate and repeat the request with the new access token. A refresh does not help.',
    person: 'Confirm your password. You can then continue what you were doing.',
    owner:
      'STEP_UP_MAX_AGE sets how recent the sign-in has to be. Require it for the few actions that give lasting access or take it away.',
  },
  confusedWith: {
    code: 'insufficient_role',
    difference:
      'The same user can get through by confirming the password, so it is a 401. A 403 stays a 403, however recently the user has signed in.',
  },
  specifications: ['RFC 9470 §3', 'RFC 9470 §6.1'],
} as const satisfies Entry;
