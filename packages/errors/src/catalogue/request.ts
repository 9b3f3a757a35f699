import type { Code } from '../codes.js';
import type { Entry } from './entry.js';

export const request = {
  bad_request: {
    status: 400,
    statusClass: '4xx',
    title: 'Bad request',
    detail: 'The server cannot answer this request as it was sent.',
    retry: 'after_fix',
    kind: 'request',
    challenge: 'none',
    extra: {},
    meaning:
      'Something is wrong with the request that has no code of its own. The status is 400, or another one of the 4xx that says more.',
    causes: [
      'The request is no correct HTTP: no Host header, or two of them, or a line that cannot be read.',
      'The address holds an escape that does not decode, such as %zz.',
      'A field holds a character that fields cannot hold.',
    ],
    example: { request: { method: 'GET', path: '/user/%zz' } },
    fix: {
      client: 'Let an HTTP library write the request, and encode what goes into the address.',
      person: 'Check the address for stray characters.',
      owner: 'Many at once point to a proxy that rewrites requests, or to a scanner.',
    },
    neighbour: {
      code: 'validation_failed',
      difference:
        'Here the request cannot be read. With validation_failed it can, and its values are not valid.',
    },
    specifications: ['RFC 9110 §15.5.1'],
  },
  request_timeout: {
    status: 408,
    title: 'Request timeout',
    detail: 'The request did not arrive in time. Send it again.',
    retry: 'after_delay',
    kind: 'not-now',
    challenge: 'none',
    extra: {},
    meaning: 'The request began and did not end, and the server stopped waiting for the rest.',
    causes: [
      'The connection is slow, or was lost on the way.',
      'Content-Length announces more than was sent.',
    ],
    example: {
      request: {
        method: 'POST',
        path: '/auth/login',
        fields: { 'Content-Type': 'application/json', 'Content-Length': '100' },
        body: '{"email":',
      },
    },
    fix: {
      client: 'Repeat the request on a new connection. It was not acted upon.',
      person: 'Check your connection and try again.',
      owner:
        'The limit keeps slow clients from holding all connections. Raise it only for routes that take large bodies.',
    },
    neighbour: {
      code: 'gateway_timeout',
      difference:
        'Here the server waited for the client. With gateway_timeout it waited for another server.',
    },
    specifications: ['RFC 9110 §15.5.9'],
  },
  content_too_large: {
    status: 413,
    title: 'Content too large',
    detail: 'The body is larger than this resource accepts.',
    retry: 'after_fix',
    kind: 'request',
    challenge: 'none',
    extra: {},
    meaning: 'The body exceeds the limit of the route, and was not read to its end.',
    causes: ['A file or a long text was put into a JSON member.', 'The body was encoded twice.'],
    example: {
      request: {
        method: 'POST',
        path: '/notes',
        fields: {
          Authorization: 'Bearer mF_9.B5f-4.1JqM',
          'Content-Type': 'application/json',
          'Content-Length': '5000000',
        },
      },
    },
    fix: {
      client: 'Send less, or send it in parts.',
      person: 'Shorten the text.',
      owner: 'The limit is checked before the body is read, so that nobody can fill the memory.',
    },
    neighbour: {
      code: 'validation_failed',
      difference:
        'This limit is of the body as a whole, in bytes, before anything in it is read. A single value that is too long is validation_failed.',
    },
    specifications: ['RFC 9110 §15.5.14'],
  },
  uri_too_long: {
    status: 414,
    title: 'URI too long',
    detail: 'The address is longer than the server accepts.',
    retry: 'after_fix',
    kind: 'request',
    challenge: 'none',
    extra: {},
    meaning: 'The address of the request exceeds the limit of the server.',
    causes: [
      'A form that should be a POST was sent with GET.',
      'Redirects that point to each other lengthen the address each time.',
    ],
    example: { request: { method: 'GET', path: '/notes?cursor=aaaaaaaaaaaaaaaa…' } },
    fix: {
      client: 'Put long values into the body of a POST.',
      person: 'Open the page from the start page.',
      owner: 'Look for a returnTo that contains itself.',
    },
    neighbour: {
      code: 'header_fields_too_large',
      difference: 'Here the first line is too long. There it is the header lines below it.',
    },
    specifications: ['RFC 9110 §15.5.15'],
  },
  expectation_failed: {
    status: 417,
    title: 'Expectation failed',
    detail:
      'The server does not meet what the Expect header asks for. Send the request without it.',
    retry: 'after_fix',
    kind: 'request',
    challenge: 'none',
    extra: {},
    meaning:
      'The request has an Expect header with another value than 100-continue, the only one that HTTP defines.',
    causes: ['A library, or a proxy on the way, sets an Expect header of its own.'],
    example: {
      request: { method: 'POST', path: '/auth/login', fields: { Expect: '200-ok' } },
    },
    fix: {
      client: 'Leave the Expect header out.',
      person: 'Nothing on your side: the application has a fault.',
      owner: 'Look for a proxy on the way that adds the header.',
    },
    neighbour: {
      code: 'bad_request',
      difference: 'The request can be read and is correct; only its expectation cannot be met.',
    },
    specifications: ['RFC 9110 §15.5.18', 'RFC 9110 §10.1.1'],
  },
  header_fields_too_large: {
    status: 431,
    title: 'Header fields too large',
    detail: 'The header fields of the request are larger than the server accepts.',
    retry: 'after_fix',
    kind: 'request',
    challenge: 'none',
    extra: {},
    meaning: 'The header lines of the request, all together, exceed the limit of the server.',
    causes: [
      'The browser holds many or large cookies of this site.',
      'A token has grown, because too much was put into its claims.',
    ],
    example: {
      request: { method: 'GET', path: '/', fields: { Cookie: 'a=aaaaaaaaaaaaaaaaaaaa…' } },
    },
    fix: {
      client: 'Send fewer and shorter fields.',
      person: 'Delete the cookies of this site, then sign in again.',
      owner:
        'Keep cookies and tokens small. Other applications on the same host share the cookies.',
    },
    neighbour: {
      code: 'content_too_large',
      difference: 'Here the header is too large. There it is the body.',
    },
    specifications: ['RFC 6585 §5'],
  },
} as const satisfies Partial<Record<Code, Entry>>;
