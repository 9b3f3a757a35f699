import type { Entry } from './entry.js';
import { bearer } from './example-fields.js';

export const authorization_malformed = {
  status: 400,
  title: 'Malformed Authorization header',
  detail: 'The Authorization header must be a scheme, a space and the credentials.',
  retry: 'after_fix',
  challenge: 'invalid_request',
  meaning:
    'The Authorization header breaks the grammar of HTTP. The server does not guess who sent a request, so it did not read the header any further.',
  causes: [
    'The scheme is missing: the header holds the token alone.',
    'The credentials are missing, as when a variable was empty.',
    'The token is in quotes, or something follows it.',
    'There is a tab or another character in place of the space.',
  ],
  example: {
    request: {
      method: 'GET',
      path: '/user/profile',
      fields: { Authorization: 'Bearer "mF_9.B5f-4.1JqM"' },
    },
  },
  fix: {
    client: 'Send the scheme, a space and the credentials, and nothing else.',
    person: 'There is nothing you can do: the application has a bug.',
    owner: 'If many clients get it at once, check the proxy in front of the API.',
  },
  confusedWith: {
    code: 'token_malformed',
    difference:
      'Here the header cannot be read, and the request has to change: 400. With token_malformed the header is well formed but the token in it is not: 401.',
  },
  specifications: ['RFC 9110 §11.4', 'RFC 6750 §3.1'],
} as const satisfies Entry;

export const multiple_credentials = {
  status: 400,
  title: 'More than one credential',
  detail: 'The request carries more than one credential. Send exactly one.',
  retry: 'after_fix',
  challenge: 'invalid_request',
  meaning:
    'The request says twice who sent it. If the server chose one of the two, a proxy or a log could choose the other.',
  causes: [
    'There are two Authorization header lines, which may be equal.',
    'A library added its own Authorization header to yours.',
    'One token is in the header and another in the query of the URL.',
  ],
  example: {
    request: {
      method: 'GET',
      path: '/user/profile?access_token=mF_9.B5f-4.1JqM',
      fields: bearer,
    },
  },
  fix: {
    client: 'Send one credential. Look for a library that adds its own to yours.',
    person: 'There is nothing you can do: the application has a bug.',
    owner: 'A gateway that adds an Authorization header must replace the one in the request.',
  },
  confusedWith: {
    code: 'authentication_required',
    difference: 'No credential is a 401: add one. More than one is a 400: remove one.',
  },
  specifications: ['RFC 6750 §2', 'RFC 6750 §3.1', 'RFC 9110 §5.3'],
} as const satisfies Entry;
