import type { Entry } from './entry.js';
import { json } from './example-fields.js';

export const bad_request = {
  status: 400,
  statusClass: '4xx',
  title: 'Bad request',
  detail: 'The server cannot process this request as it was sent.',
  retry: 'after_fix',
  challenge: 'none',
  meaning:
    'The request has a fault for which there is no code of its own. The status is 400, or a more specific 4xx.',
  causes: [
    'The request is not correct HTTP: no Host header, two of them, or a line that cannot be read.',
    'The address has an escape that does not decode, such as %zz.',
    'A header field has a character that is not allowed there.',
  ],
  example: { request: { method: 'GET', path: '/user/%zz' } },
  fix: {
    client: 'Let an HTTP library write the request, and encode values in the address.',
    person: 'Check the address for wrong characters.',
    owner: 'If there are many at once, look for a proxy that rewrites requests, or a scanner.',
  },
  confusedWith: {
    code: 'validation_failed',
    difference:
      'Here the request cannot be read. With validation_failed it can, but its values are not valid.',
  },
  specifications: ['RFC 9110 §15.5.1'],
} as const satisfies Entry;

export const request_timeout = {
  status: 408,
  title: 'Request timeout',
  detail: 'The request did not arrive in time. Send it again.',
  retry: 'after_delay',
  challenge: 'none',
  meaning: 'The request was not complete, and the server stopped waiting for the rest.',
  causes: [
    'The connection is slow, or was lost on the way.',
    'Content-Length is larger than what was sent.',
  ],
  example: {
    request: {
      method: 'POST',
      path: '/auth/login',
      fields: {
        ...json,
        'Content-Length': '100',
      },
      body: '{"email":',
    },
  },
  fix: {
    client: 'Repeat the request on a new connection. It had no effect.',
    person: 'Check your connection and try again.',
    owner:
      'The limit keeps slow clients from using up all connections. Raise it only for routes that take large bodies.',
  },
  confusedWith: {
    code: 'gateway_timeout',
    difference:
      'Here the server waited for the client. With gateway_timeout it waited for another server.',
  },
  specifications: ['RFC 9110 §15.5.9'],
} as const satisfies Entry;

export const expectation_failed = {
  status: 417,
  title: 'Expectation failed',
  detail: 'The server does not meet what the Expect header asks for. Send the request without it.',
  retry: 'after_fix',
  challenge: 'none',
  meaning:
    'The request has an Expect header with another value than 100-continue, the only one that HTTP defines.',
  causes: ['A library or a proxy sets an Expect header of its own.'],
  example: { request: { method: 'POST', path: '/auth/login', fields: { Expect: '200-ok' } } },
  fix: {
    client: 'Send no Expect header.',
    person: 'There is nothing you can do: the application has a bug.',
    owner: 'Look for a proxy that adds the header.',
  },
  confusedWith: {
    code: 'bad_request',
    difference: 'Here the request is correct; only its expectation cannot be met.',
  },
  specifications: ['RFC 9110 §15.5.18', 'RFC 9110 §10.1.1'],
} as const satisfies Entry;
