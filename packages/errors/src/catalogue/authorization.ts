import type { Entry } from './entry.js';
import { bearer, json } from './example-fields.js';

export const insufficient_scope = {
  status: 403,
  title: 'Permission missing',
  detail: 'The credentials are valid, but lack a permission that this request needs.',
  retry: 'none',
  challenge: 'insufficient_scope',
  extra: { requiredScope: 'profile:write' },
  meaning:
    'The credentials are accepted, but they were issued for less than this request needs. The scope in the challenge names all permissions that are needed.',
  causes: [
    'The credentials were issued without this scope.',
    'A client with a limited token calls a route that the token is not meant for.',
  ],
  example: {
    request: {
      method: 'PATCH',
      path: '/user/profile',
      fields: { ...bearer, ...json },
      body: '{"name":"Ada"}',
    },
    used: 'Bearer',
  },
  fix: {
    client:
      'Use credentials that have every scope of requiredScope. Do not repeat the request with the current ones.',
    person: 'Give the program credentials with this permission, if it should have it.',
    owner:
      'Check which scopes the route needs. Issue credentials with no more scopes than their task needs.',
  },
  confusedWith: {
    code: 'insufficient_role',
    difference:
      'A scope limits one credential. The same user may have another that allows more, so the response has a challenge. A role limits the user, whatever the credentials.',
  },
  specifications: ['RFC 6750 §3.1', 'RFC 6749 §3.3'],
} as const satisfies Entry;

export const insufficient_role = {
  status: 403,
  title: 'Not allowed',
  detail: "You're logged in, but you don't have permission to view this page.",
  retry: 'none',
  challenge: 'none',
  extra: { requiredRole: 'admin' },
  meaning:
    'The server knows who is asking and has understood the request, but refuses it: the user does not have the role that it needs.',
  causes: [
    'The user has another role than requiredRole.',
    'The user is signed in with another account than they think.',
    'A link was shared with somebody who was not given access.',
  ],
  example: { request: { method: 'GET', path: '/admin/users', fields: bearer }, used: 'Bearer' },
  fix: {
    client:
      'Show the refusal and stop. Neither a refresh nor repeating the request changes it, so there is no challenge.',
    person:
      'Ask an administrator for access, or sign in with the account that has it. Your session is fine.',
    owner:
      'If the user should have access, give them the role: their access token is then out of date, and the next refresh brings the new role.',
  },
  confusedWith: {
    code: 'authentication_required',
    difference:
      'With 403 the server knows the user: the credentials were accepted, but do not suffice. With 401 it does not: the credentials are missing or not accepted, so send some. A 401 to a signed-in user would only make them sign in again and again.',
  },
  specifications: ['RFC 9110 §15.5.4'],
} as const satisfies Entry;

export const csrf_rejected = {
  status: 403,
  title: 'Request origin not allowed',
  detail:
    'The request was sent from another site, so nothing was changed. Send it from the application itself.',
  retry: 'after_fix',
  challenge: 'none',
  meaning:
    'A browser adds its cookies and stored passwords to every request, even to one that another site made it send. A request that changes something must come from the application itself, and this one does not show that it does.',
  causes: [
    'A form or a script on another site sent the request.',
    'The application was opened at another address than WEB_ORIGIN.',
    'A privacy extension or a proxy removed both Origin and Sec-Fetch-Site.',
  ],
  example: {
    request: {
      method: 'POST',
      path: '/account',
      fields: {
        Origin: 'https://elsewhere.example',
        'Sec-Fetch-Site': 'cross-site',
        Cookie: '__Host-Http-session=…',
      },
    },
  },
  fix: {
    client:
      'Send it from a page of the application. A program without a browser should call the API.',
    person: 'Open the application at its own address, and try again there.',
    owner: 'WEB_ORIGIN must be the exact origin that users see in their address bar.',
  },
  confusedWith: {
    code: 'insufficient_role',
    difference:
      'This code says nothing about what the user may do. The same user may send the same request from the application itself.',
  },
  specifications: ['RFC 9110 §15.5.4', 'RFC 6454 §7'],
} as const satisfies Entry;
