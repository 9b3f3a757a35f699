import type { Code } from '../codes.js';
import type { Entry } from './entry.js';

export const authorization = {
  insufficient_scope: {
    status: 403,
    title: 'Permission missing',
    detail: 'The credentials are valid, but a permission that this needs was not given to them.',
    retry: 'none',
    kind: 'forbidden',
    challenge: 'insufficient_scope',
    extra: { requiredScope: 'notes:write' },
    meaning:
      'The token or API key is accepted, and it was issued for less than this request needs. The scope in the challenge names everything that is needed.',
    causes: [
      'An API key was created without this scope.',
      'A client with a narrow token calls a route that it was not meant for.',
    ],
    example: {
      request: {
        method: 'POST',
        path: '/notes',
        fields: {
          Authorization: 'ApiKey fk_example_secret',
          'Content-Type': 'application/json',
        },
        body: '{"title":"Shopping"}',
      },
      schemes: ['Basic', 'ApiKey', 'Bearer'],
      used: 'ApiKey',
    },
    fix: {
      client:
        'Use a credential that has every scope of requiredScope. Do not repeat with this one.',
      person: 'Create an API key that has this permission, if it is meant to have it.',
      owner: 'Check which scopes the route asks for. Give a key no more than its task needs.',
    },
    neighbour: {
      code: 'insufficient_role',
      difference:
        'A scope limits one credential, and another one of the same person may do more: hence the challenge. A role is what the person may do at all.',
    },
    specifications: ['RFC 6750 §3.1', 'RFC 6749 §3.3'],
  },
  insufficient_role: {
    status: 403,
    title: 'Not allowed',
    detail: "You're logged in, but you don't have permission to view this page.",
    retry: 'none',
    kind: 'forbidden',
    challenge: 'none',
    extra: { requiredRole: 'admin' },
    meaning:
      'The server knows who is asking, has understood the request, and does not fulfil it: the person does not have the role that it takes.',
    causes: [
      'The person has another role than requiredRole.',
      'They are signed in under another account than they think.',
      'A link was shared with somebody who was not given access.',
    ],
    example: {
      request: {
        method: 'GET',
        path: '/admin/users',
        fields: { Authorization: 'Bearer mF_9.B5f-4.1JqM' },
      },
      used: 'Bearer',
    },
    fix: {
      client:
        'Show the refusal and stop. Neither a refresh nor the same credentials once more can change it, and there is no challenge that could say otherwise.',
      person:
        'Ask an administrator for access, or sign in with the account that has it. Your session is fine.',
      owner:
        'If the person should get in, give them the role: their access token is then out of date, and the next refresh brings the new one.',
    },
    neighbour: {
      code: 'authentication_required',
      difference:
        '403 is the answer to somebody who is known: the credentials were accepted, and they do not suffice. 401 is the answer to nobody in particular: the credentials are missing or not accepted, so send some. A 401 to a signed-in person would only send them round in a circle.',
    },
    specifications: ['RFC 9110 §15.5.4'],
  },
  csrf_rejected: {
    status: 403,
    title: 'Request origin not allowed',
    detail:
      'The request was sent from another site, so nothing was changed. Send it from the application itself.',
    retry: 'after_fix',
    kind: 'request',
    challenge: 'none',
    extra: {},
    meaning:
      'A browser adds its cookies and stored passwords to every request, also to one that another site made it send. A request that changes something has to come from the application itself, and this one did not say that it does.',
    causes: [
      'A form or a script on another site sent the request.',
      'The application was opened under another address than WEB_ORIGIN.',
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
      client: 'Send it from a page of the application. Programs without a browser call the API.',
      person: 'Open the application at its own address, and try there.',
      owner: 'WEB_ORIGIN has to be the exact origin that people see in their address bar.',
    },
    neighbour: {
      code: 'insufficient_role',
      difference:
        'Nothing is said here about what the person may do. The same person may send the same request from the right place.',
    },
    specifications: ['RFC 9110 §15.5.4', 'RFC 6454 §7'],
  },
} as const satisfies Partial<Record<Code, Entry>>;
