import type { Code } from '../codes.js';
import type { Entry } from './entry.js';

export const resource = {
  not_found: {
    status: 404,
    title: 'Not found',
    detail: 'There is nothing at this address.',
    retry: 'none',
    kind: 'request',
    challenge: 'none',
    extra: {},
    meaning:
      'Nothing is at this address, or nothing that the caller may know of. The two look the same, so that an address cannot be used to find out what exists.',
    causes: [
      'The address is mistyped, or the thing has been deleted.',
      'The thing belongs to somebody else.',
    ],
    example: {
      request: {
        method: 'GET',
        path: '/notes/01980000-0000-7000-8000-000000000000',
        fields: { Authorization: 'Bearer mF_9.B5f-4.1JqM' },
      },
    },
    fix: {
      client: 'Take addresses from the answers of the API. Do not repeat the request.',
      person: 'Go back, and look for it from the start page.',
      owner:
        'Answer 404 for what belongs to somebody else, and do not let it be cached: the next caller may own it.',
    },
    neighbour: {
      code: 'insufficient_role',
      difference:
        'A 403 admits that the thing exists. Where that alone would tell too much, RFC 9110 §15.5.4 allows a 404 in its place.',
    },
    specifications: ['RFC 9110 §15.5.5', 'RFC 9110 §15.5.4'],
  },
  method_not_allowed: {
    status: 405,
    title: 'Method not allowed',
    detail: 'The resource does not support this method. The Allow header lists those it does.',
    retry: 'after_fix',
    kind: 'request',
    challenge: 'none',
    extra: { allowed: ['GET', 'HEAD', 'PATCH', 'OPTIONS'] },
    meaning: 'The address is right, and the resource has no such method. Nobody may use it here.',
    causes: [
      'The method of another route was used, such as PUT for PATCH.',
      'A redirect turned a POST into a GET.',
    ],
    example: {
      request: {
        method: 'DELETE',
        path: '/user/profile',
        fields: { Authorization: 'Bearer mF_9.B5f-4.1JqM' },
      },
    },
    fix: {
      client: 'Use one of the methods in Allow, which the member allowed repeats.',
      person: 'Nothing on your side: the application has a fault.',
      owner: 'Allow is written from the routes themselves, so that it cannot differ from them.',
    },
    neighbour: {
      code: 'insufficient_role',
      difference:
        '405 is about the resource: the method is there for nobody. 403 is about the person: the method is there for others.',
    },
    specifications: ['RFC 9110 §15.5.6', 'RFC 9110 §10.2.1'],
  },
  conflict: {
    status: 409,
    title: 'Conflict',
    detail:
      'The request does not fit the present state of the resource. Read it again, then repeat the change.',
    retry: 'after_fix',
    kind: 'request',
    challenge: 'none',
    extra: {},
    meaning:
      'The request is valid in itself, and something that happened before stands in its way.',
    causes: [
      'Somebody else changed the resource in the meantime.',
      'The change would leave a state that is not allowed, such as no administrator at all.',
      'The account has as many of these as it may have, such as notes or API keys.',
    ],
    example: {
      request: {
        method: 'PATCH',
        path: '/admin/users/01980000-0000-7000-8000-000000000000',
        fields: {
          Authorization: 'Bearer mF_9.B5f-4.1JqM',
          'Content-Type': 'application/json',
        },
        body: '{"role":"user"}',
      },
    },
    fix: {
      client:
        'Read the resource again, show what has changed and let the person decide. At a maximum, offer to delete one.',
      person:
        'Reload the page and look at the present state before you try again. If you have as many as you may have, delete one first.',
      owner: 'Say in the documentation of the route which states exclude which changes.',
    },
    neighbour: {
      code: 'validation_failed',
      difference:
        'The same values may be accepted at another time. Those of validation_failed never are.',
    },
    specifications: ['RFC 9110 §15.5.10'],
  },
  link_invalid: {
    status: 410,
    title: 'Link no longer valid',
    detail: 'This link has been used, has expired or was never valid. Ask for a new one.',
    retry: 'after_fix',
    kind: 'request',
    challenge: 'none',
    extra: {},
    meaning:
      'A link from an email works once and for a limited time, and this one does not work any more. Which of the causes it is, is not told.',
    causes: [
      'The link was used before.',
      'It has expired, or another link to the same address was used.',
      'The address was cut off by the mail program.',
    ],
    example: {
      request: {
        method: 'POST',
        path: '/auth/reset-password',
        fields: { 'Content-Type': 'application/json' },
        body: '{"token":"an old one","password":"another long passphrase"}',
      },
    },
    fix: {
      client: 'Offer to send a new link. The same one will not work later either.',
      person: 'Ask for a new link.',
      owner:
        'Let only a POST use a link up: mail scanners open every link with GET before the person does.',
    },
    neighbour: {
      code: 'not_found',
      difference:
        'A 404 leaves open whether it is for ever. 410 says that waiting does not help, and a new link does.',
    },
    specifications: ['RFC 9110 §15.5.11'],
  },
} as const satisfies Partial<Record<Code, Entry>>;
