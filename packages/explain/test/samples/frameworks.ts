import { createProblem, challengesFor } from '@repo/errors';
import { exchange, expiredJwt, get, json, response, withBearer, type Sample } from './sample.js';

const noChallenge = 'A 401 must have a WWW-Authenticate';
const isReally401 = 'This should be a 401';

export const nest: Sample[] = [
  {
    name: 'the default 401',
    text: exchange(withBearer(expiredJwt), '401', [json], {
      message: 'Unauthorized',
      statusCode: 401,
    }),
    dialect: 'NestJS',
    meaning: 'were refused',
    retry: 'with_credentials',
    findings: ['handleRequest of AuthGuard'],
    shouldHaveSaid: [noChallenge],
    tokens: ['It expired'],
  },
  {
    name: 'a guard that returned false',
    text: response('403 Forbidden', [json], {
      message: 'Forbidden resource',
      error: 'Forbidden',
      statusCode: 403,
    }),
    dialect: 'NestJS',
    meaning: 'understood the request and refuses it',
    clause: 'RFC 9110 §15.5.4',
    retry: 'none',
    findings: ['A guard returned false'],
  },
];

export const express: Sample[] = [
  {
    name: 'passport',
    text: response('401 Unauthorized', ['X-Powered-By: Express'], 'Unauthorized'),
    dialect: 'Express',
    meaning: 'does not know who is asking',
    retry: 'with_credentials',
    findings: ['Passport sends this'],
    shouldHaveSaid: [noChallenge],
  },
  {
    name: 'the default error handler',
    text: response(
      '401 Unauthorized',
      ['X-Powered-By: Express', 'Content-Type: text/html'],
      '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>UnauthorizedError: No authorization token was found<br> &nbsp;at /app/x.js</pre>\n</body>\n</html>',
    ),
    dialect: 'Express',
    meaning: 'does not know who is asking',
    retry: 'with_credentials',
    findings: ['set NODE_ENV=production'],
    shouldHaveSaid: [noChallenge],
  },
  {
    name: 'an expired token answered with 500',
    text: response('500 Internal Server Error', ['X-Powered-By: Express', json], {
      message: 'jwt expired',
    }),
    dialect: 'Express',
    meaning: 'the credentials have expired. Treat it as a 401',
    retry: 'after_refresh',
    shouldHaveSaid: [isReally401],
  },
];

export const aspnet: Sample[] = [
  {
    name: 'the default, empty 401',
    text: response('401 Unauthorized', [
      'Content-Length: 0',
      'Server: Kestrel',
      'WWW-Authenticate: Bearer',
    ]),
    dialect: 'ASP.NET Core',
    meaning: 'does not know who is asking',
    retry: 'with_credentials',
    findings: ['the handler found no token'],
    faults: ['at least one parameter'],
  },
  {
    name: 'an expired token',
    text: response('401 Unauthorized', [
      `WWW-Authenticate: Bearer error="invalid_token", error_description="The token expired at '11/28/2026 11:00:00'"`,
    ]),
    dialect: 'ASP.NET Core',
    meaning: 'has expired',
    retry: 'after_refresh',
    findings: ['ClockSkew'],
  },
  {
    name: 'a token that never expires',
    text: response('401 Unauthorized', [
      `WWW-Authenticate: Bearer error="invalid_token", error_description="The token has no expiration"`,
    ]),
    dialect: 'ASP.NET Core',
    meaning: 'not accepted',
    retry: 'after_refresh',
    findings: ['RequireExpirationTime'],
  },
  {
    name: 'another audience',
    text: response('401 Unauthorized', [
      `WWW-Authenticate: Bearer error="invalid_token", error_description="The audience 'other' is invalid"`,
    ]),
    dialect: 'ASP.NET Core',
    meaning: 'not accepted',
    retry: 'after_refresh',
    findings: ['compare its iss and aud'],
  },
  {
    name: 'problem details',
    text: response('403 Forbidden', ['Content-Type: application/problem+json'], {
      type: 'https://tools.ietf.org/html/rfc9110#section-15.5.4',
      title: 'Forbidden',
      status: 403,
      traceId: '00-0123456789abcdef0123456789abcdef-0123456789abcdef-00',
    }),
    dialect: 'ASP.NET Core',
    meaning: 'refuses it',
    retry: 'none',
  },
  {
    name: 'a cookie handler that redirects',
    text: exchange(get, '302', [
      'location: https://app.example.com/Account/Login?ReturnUrl=%2Fprofile',
      'server: Kestrel',
    ]),
    dialect: 'ASP.NET Core',
    meaning: 'sends the client to a sign-in page',
    retry: 'with_credentials',
    shouldHaveSaid: ['not a sign-in page'],
  },
];

export const django: Sample[] = [
  {
    name: 'nothing sent, 401',
    text: response('401 Unauthorized', ['WWW-Authenticate: Token', json], {
      detail: 'Authentication credentials were not provided.',
    }),
    dialect: 'Django REST framework',
    meaning: 'does not know who is asking',
    retry: 'with_credentials',
    next: 'the scheme Bearer is not accepted here',
  },
  {
    name: 'nothing sent, 403',
    text: response('403 Forbidden', [json], {
      detail: 'Authentication credentials were not provided.',
    }),
    dialect: 'Django REST framework',
    meaning: 'nobody is signed in',
    retry: 'with_credentials',
    findings: ['SessionAuthentication'],
    shouldHaveSaid: [isReally401],
  },
  {
    name: 'Simple JWT',
    text: response('401 Unauthorized', ['WWW-Authenticate: Bearer realm="api"'], {
      detail: 'Given token not valid for any token type',
      code: 'token_not_valid',
      messages: [
        {
          token_class: 'AccessToken',
          token_type: 'access',
          message: 'Token is invalid or expired',
        },
      ],
    }),
    dialect: 'Django REST framework',
    meaning: 'Simple JWT did not accept the token',
    retry: 'after_refresh',
  },
  {
    name: 'no permission',
    text: response('403 Forbidden', [json], {
      detail: 'You do not have permission to perform this action.',
    }),
    dialect: 'Django REST framework',
    meaning: 'refuses it',
    retry: 'none',
  },
  {
    name: 'CSRF',
    text: response('403 Forbidden', [json], { detail: 'CSRF Failed: CSRF token missing.' }),
    dialect: 'Django REST framework',
    meaning: 'as if another site had sent it',
    retry: 'after_fix',
    next: 'a new CSRF token',
  },
];

export const spring: Sample[] = [
  {
    name: 'an expired token',
    text: response('401 Unauthorized', [
      'WWW-Authenticate: Bearer error="invalid_token", error_description="An error occurred while attempting to decode the Jwt: Jwt expired at 2026-11-28T11:00:00Z", error_uri="https://tools.ietf.org/html/rfc6750#section-3.1"',
    ]),
    dialect: 'Spring Security',
    meaning: 'has expired',
    retry: 'after_refresh',
  },
  {
    name: 'a missing authority',
    text: response('403 Forbidden', [
      'WWW-Authenticate: Bearer error="insufficient_scope", error_description="The request requires higher privileges than provided by the access token.", error_uri="https://tools.ietf.org/html/rfc6750#section-3.1"',
    ]),
    dialect: 'Spring Security',
    meaning: 'does not have the scope',
    retry: 'none',
    shouldHaveSaid: ['should name the scope'],
  },
  {
    name: 'the error body of Spring Boot',
    text: response('401 Unauthorized', [json], {
      timestamp: '2026-11-28T12:00:00.000+00:00',
      status: 401,
      error: 'Unauthorized',
      path: '/profile',
    }),
    dialect: 'Spring Security',
    meaning: 'does not know who is asking',
    retry: 'with_credentials',
    findings: ['custom entry point'],
    shouldHaveSaid: [noChallenge],
  },
  {
    name: 'an error body of Spring Boot with a challenge that has no description',
    text: response('401 Unauthorized', ['WWW-Authenticate: Bearer realm="api"', json], {
      timestamp: '2026-11-28T12:00:00.000+00:00',
      status: 401,
      error: 'Unauthorized',
      path: '/profile',
    }),
    dialect: 'Spring Security',
    meaning: 'does not know who is asking',
    retry: 'with_credentials',
    findings: ['does not say which check failed'],
  },
  {
    name: 'a 403 for a form without a CSRF token',
    text: response('403 Forbidden', [json], {
      timestamp: '2026-11-28T12:00:00.000+00:00',
      status: 403,
      error: 'Forbidden',
      path: '/profile',
    }),
    dialect: 'Spring Security',
    meaning: 'refuses it',
    retry: 'none',
    findings: ['a POST without a CSRF token'],
  },
];

export const others: Sample[] = [
  {
    name: 'FastAPI, 403',
    text: response('403 Forbidden', [json], { detail: 'Not authenticated' }),
    dialect: 'FastAPI',
    meaning: 'nobody is signed in',
    retry: 'with_credentials',
    shouldHaveSaid: [isReally401],
  },
  {
    name: 'Laravel',
    text: response('401 Unauthorized', [json], { message: 'Unauthenticated.' }),
    dialect: 'Laravel',
    meaning: 'does not know who is asking',
    retry: 'with_credentials',
    shouldHaveSaid: [noChallenge],
  },
  {
    name: 'Laravel, 419',
    text: response('419', [json], { message: 'CSRF token mismatch.' }),
    dialect: 'Laravel',
    meaning: 'open too long',
    retry: 'after_fix',
  },
  {
    name: 'Devise',
    text: response('401 Unauthorized', [json], {
      error: 'You need to sign in or sign up before continuing.',
    }),
    dialect: 'Rails',
    meaning: 'does not know who is asking',
    retry: 'with_credentials',
    shouldHaveSaid: [noChallenge],
  },
  {
    name: 'GraphQL',
    text: response('200 OK', [json], {
      errors: [{ message: 'You must be signed in', extensions: { code: 'UNAUTHENTICATED' } }],
      data: null,
    }),
    status: 200,
    dialect: 'GraphQL',
    meaning: 'says so in the body',
    retry: 'with_credentials',
    shouldHaveSaid: ['send a 401 with a challenge'],
  },
  {
    name: 'nginx',
    text: response(
      '401 Unauthorized',
      ['Server: nginx', 'WWW-Authenticate: Basic realm="Restricted"'],
      '<html>\r\n<head><title>401 Authorization Required</title></head>\r\n<body>\r\n<center><h1>401 Authorization Required</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>',
    ),
    dialect: 'nginx',
    meaning: 'does not know who is asking',
    retry: 'with_credentials',
    findings: ['The gateway asks for its own password'],
  },
  {
    name: 'Cloudflare',
    text: response(
      '403 Forbidden',
      ['Server: cloudflare'],
      '<!DOCTYPE html><html><head><title>Attention Required! | Cloudflare</title></head></html>',
    ),
    dialect: 'Cloudflare',
    meaning: 'Cloudflare blocks the client',
    retry: 'none',
  },
  {
    name: 'a problem of another API',
    text: response('403 Forbidden', [json], {
      type: 'https://example.com/probs/out-of-credit',
      title: 'You do not have enough credit.',
      status: 402,
      detail: 'Your balance is 30.',
    }),
    dialect: 'problem details',
    meaning: 'refuses it',
    retry: 'none',
    findings: ['The body says status 402', 'media type is not application/problem+json'],
  },
];

const options = { docsUrl: 'https://example.com/errors/', instance: 'urn:uuid:1' };

export const ownApi: Sample[] = [
  {
    name: 'token_expired',
    text: response(
      '401 Unauthorized',
      [
        ...challengesFor('token_expired', {
          schemes: ['Bearer'],
          realm: 'api',
          used: 'Bearer',
        }).map((line) => `WWW-Authenticate: ${line}`),
        'Content-Type: application/problem+json',
      ],
      createProblem('token_expired', {}, options),
    ),
    dialect: "an API with this project's error codes",
    meaning: 'The access token is genuine and has expired',
    clause: 'RFC 6750 §3.1',
    retry: 'after_refresh',
  },
  {
    name: 'insufficient_role',
    text: JSON.stringify(createProblem('insufficient_role', { requiredRole: 'admin' }, options)),
    input: 'body',
    status: 403,
    dialect: "an API with this project's error codes",
    meaning: 'knows who is asking',
    retry: 'none',
  },
  {
    name: 'rate_limited',
    text: JSON.stringify(createProblem('rate_limited', { retryAfter: 30 }, options)),
    status: 429,
    dialect: "an API with this project's error codes",
    meaning: 'One client sent more requests',
    retry: 'after_delay',
    next: 'Wait 30 seconds',
    shouldHaveSaid: ['how long to wait'],
  },
  {
    name: 'step_up_required',
    text: JSON.stringify(createProblem('step_up_required', { maxAge: 300 }, options)),
    dialect: "an API with this project's error codes",
    meaning: 'needs a recent sign-in',
    retry: 'after_reauth',
  },
  {
    name: 'a code of another API that has the same name',
    text: response('404 Not Found', [json], { code: 'not_found', message: 'No such charge' }),
    meaning: 'Nothing exists at this address',
    retry: 'none',
  },
];

export const frameworks = { nest, express, aspnet, django, spring, others, ownApi };
