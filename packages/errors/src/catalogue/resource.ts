import type { Entry } from './entry.js';
import { bearer, json } from './example-fields.js';

export const not_found = {
  status: 404,
  title: 'Not found',
  detail: 'There is nothing at this address.',
  retry: 'none',
  challenge: 'none',
  meaning:
    'There is nothing at this address, or nothing that this user may know about. Both look the same, so that addresses cannot be used to find out what exists.',
  causes: [
    'The address is mistyped, or the resource was deleted.',
    'The resource belongs to somebody else.',
  ],
  example: {
    request: {
      method: 'DELETE',
      path: '/auth/sessions/01980000-0000-7000-8000-000000000000',
      fields: bearer,
    },
  },
  fix: {
    client: 'Take addresses from the responses of the API. Do not repeat the request.',
    person: 'Go back, and look for it from the home page.',
    owner:
      'Respond with 404 for resources of other users, and do not let it be cached: the next user may own the resource.',
  },
  confusedWith: {
    code: 'insufficient_role',
    difference:
      'A 403 admits that the resource exists. Where that alone would reveal too much, RFC 9110 §15.5.4 allows a 404 in its place.',
  },
  specifications: ['RFC 9110 §15.5.5', 'RFC 9110 §15.5.4'],
} as const satisfies Entry;

export const method_not_allowed = {
  status: 405,
  title: 'Method not allowed',
  detail:
    'The resource does not support this method. The Allow header lists the methods it does support.',
  retry: 'after_fix',
  challenge: 'none',
  extra: { allowed: ['GET', 'HEAD', 'PATCH', 'OPTIONS'] },
  meaning: 'The address is right, but the resource has no such method, for any user.',
  causes: [
    'The method of another route was used, such as PUT for PATCH.',
    'A redirect turned a POST into a GET.',
  ],
  example: { request: { method: 'DELETE', path: '/user/profile', fields: bearer } },
  fix: {
    client:
      'Use one of the methods in Allow. The member allowed in the body lists the same methods.',
    person: 'There is nothing you can do: the application has a bug.',
    owner: 'Allow is generated from the routes, so it cannot differ from them.',
  },
  confusedWith: {
    code: 'insufficient_role',
    difference:
      '405 is about the resource: no user can use the method. 403 is about the user: others can.',
  },
  specifications: ['RFC 9110 §15.5.6', 'RFC 9110 §10.2.1'],
} as const satisfies Entry;

export const conflict = {
  status: 409,
  title: 'Conflict',
  detail:
    'The request does not fit the current state of the resource. Read it again, then repeat the change.',
  retry: 'after_fix',
  challenge: 'none',
  meaning: 'The request itself is valid, but conflicts with the current state.',
  causes: [
    'Somebody else changed the resource in the meantime.',
    'The change would lead to a state that is not allowed, such as having no administrator.',
    'The account has reached a limit on what it can have.',
  ],
  example: {
    request: {
      method: 'PATCH',
      path: '/admin/users/01980000-0000-7000-8000-000000000000',
      fields: { ...bearer, ...json },
      body: '{"role":"user"}',
    },
  },
  fix: {
    client:
      'Read the resource again, show what has changed and let the user decide. At a limit, offer to delete something.',
    person:
      'Reload the page and check the current state before you try again. If you have reached a limit, delete something first.',
    owner: 'Document for each route which changes conflict with which states.',
  },
  confusedWith: {
    code: 'validation_failed',
    difference:
      'The same values may be accepted at another time. Those of validation_failed never are.',
  },
  specifications: ['RFC 9110 §15.5.10'],
} as const satisfies Entry;

export const link_invalid = {
  status: 410,
  title: 'Link no longer valid',
  detail: 'This link has been used, has expired or was never valid. Ask for a new one.',
  retry: 'after_fix',
  challenge: 'none',
  meaning:
    'A link from an email works once and for a limited time, and this one no longer works. The response does not say which cause applies.',
  causes: [
    'The link was used before.',
    'It has expired, or another link to the same address was used.',
    'The mail program cut the address off.',
  ],
  example: {
    request: {
      method: 'POST',
      path: '/auth/reset-password',
      fields: json,
      body: '{"token":"an old one","password":"another long passphrase"}',
    },
  },
  fix: {
    client: 'Offer to send a new link. The same one will not work later either.',
    person: 'Ask for a new link.',
    owner:
      'Let only a POST use a link: mail scanners open every link with GET before the user does.',
  },
  confusedWith: {
    code: 'not_found',
    difference:
      'A 404 may be temporary. A 410 says that waiting does not help, but a new link does.',
  },
  specifications: ['RFC 9110 §15.5.11'],
} as const satisfies Entry;
