import type { Entry } from './entry.js';
import { bearer, json } from './example-fields.js';

export const content_too_large = {
  status: 413,
  title: 'Content too large',
  detail: 'The body is larger than this resource accepts.',
  retry: 'after_fix',
  challenge: 'none',
  meaning: 'The body exceeds the limit of the route, and was not read to its end.',
  causes: ['A JSON member holds a file or a long text.', 'The body was encoded twice.'],
  example: {
    request: {
      method: 'PATCH',
      path: '/user/profile',
      fields: {
        ...bearer,
        'Content-Type': 'application/json',
        'Content-Length': '5000000',
      },
    },
  },
  fix: {
    client: 'Send less, or send it in parts.',
    person: 'Shorten the text.',
    owner: 'The limit is checked before the body is read, so requests cannot fill the memory.',
  },
  confusedWith: {
    code: 'validation_failed',
    difference:
      'This is a limit for the whole body, in bytes, before it is parsed. A single value that is too long is validation_failed.',
  },
  specifications: ['RFC 9110 §15.5.14'],
} as const satisfies Entry;

export const uri_too_long = {
  status: 414,
  title: 'URI too long',
  detail: 'The address is longer than the server accepts.',
  retry: 'after_fix',
  challenge: 'none',
  meaning: 'The address of the request exceeds the limit of the server.',
  causes: [
    'A form was sent with GET instead of POST.',
    'Redirects that point to each other make the address longer each time.',
  ],
  example: { request: { method: 'GET', path: '/admin/users?cursor=aaaaaaaaaaaaaaaa…' } },
  fix: {
    client: 'Put long values into the body of a POST.',
    person: 'Open the page from the home page.',
    owner: 'Look for a returnTo whose value contains another returnTo.',
  },
  confusedWith: {
    code: 'header_fields_too_large',
    difference:
      'Here the request line is too long. With header_fields_too_large the header lines below it are.',
  },
  specifications: ['RFC 9110 §15.5.15'],
} as const satisfies Entry;

export const header_fields_too_large = {
  status: 431,
  title: 'Header fields too large',
  detail: 'The header fields of the request are larger than the server accepts.',
  retry: 'after_fix',
  challenge: 'none',
  meaning: 'The header lines of the request together exceed the limit of the server.',
  causes: [
    'The browser has many or large cookies of this site.',
    'A token is too large, because it has too many claims.',
  ],
  example: {
    request: { method: 'GET', path: '/', fields: { Cookie: 'a=aaaaaaaaaaaaaaaaaaaa…' } },
  },
  fix: {
    client: 'Send fewer and shorter fields.',
    person: 'Delete the cookies of this site, then sign in again.',
    owner: 'Keep cookies and tokens small. Other applications on the same host share the cookies.',
  },
  confusedWith: {
    code: 'content_too_large',
    difference: 'Here the header is too large. There the body is.',
  },
  specifications: ['RFC 6585 §5'],
} as const satisfies Entry;

export const rate_limited = {
  status: 429,
  title: 'Too many requests',
  detail: 'Too many attempts in a short time. Wait as long as Retry-After says, then try again.',
  retry: 'after_delay',
  challenge: 'none',
  extra: { retryAfter: 60 },
  meaning: 'One client sent more requests in a short time than it may. Nothing else is wrong.',
  causes: [
    'Too many wrong passwords were tried, by the user or by somebody else.',
    'Many users share one address, for example in a company network.',
    'A program repeats requests without a pause.',
  ],
  example: {
    request: {
      method: 'POST',
      path: '/auth/login',
      fields: json,
      body: '{"email":"user@example.com","password":"a wrong one"}',
    },
  },
  fix: {
    client: 'Wait for retryAfter seconds, then send one request. Keep the session.',
    person:
      'Wait a little, then try again. Resetting your password, on any device, clears the failed sign-ins of your account.',
    owner:
      'LOGIN_RATE_LIMIT and LOGIN_RATE_WINDOW set the limit. TRUST_PROXY must name the proxy in front, or all users count as one.',
  },
  confusedWith: {
    code: 'service_unavailable',
    difference:
      'Here a client has used up its quota, which renews with time. With service_unavailable the server cannot serve the request right now, whatever the quota.',
  },
  specifications: ['RFC 6585 §4', 'RFC 9110 §10.2.3'],
} as const satisfies Entry;
