import { ownFields } from '@repo/errors';
import { describe, expect, test } from 'vitest';
import { type ApiResponse, bearer, expectRefusal, field, testApi } from '../api.js';
import { withClaims } from '../support/changed-tokens.js';

const ORIGIN = 'https://app.example.com';
const OTHER = 'http://localhost:5173';
const api = testApi({ CORS_ORIGINS: `${ORIGIN}, ${OTHER}`, LOGIN_RATE_LIMIT: '3' });

const from = (origin: string) => ['origin', origin] as const;

/** Returns the fields of the CORS protocol, and `Vary`. */
function corsOf({ lines }: ApiResponse): Record<string, string> {
  return Object.fromEntries(
    lines.filter(([name]) => name === 'vary' || name.startsWith('access-control-')),
  );
}

const SENDABLE = ['Authorization', 'Content-Type', ...ownFields.map((own) => own.field)].join(', ');
const READABLE =
  'WWW-Authenticate, Retry-After, X-Request-Id, RateLimit, RateLimit-Policy, Location, Allow';
const readableAt = (origin: string) => ({
  vary: 'Origin',
  'access-control-allow-origin': origin,
  'access-control-expose-headers': READABLE,
});

test.each([ORIGIN, OTHER])('a page of %s may read a response (Fetch §3.3.3)', async (origin) => {
  const response = await api.get('/health/live', ...from(origin));
  expect(corsOf(response)).toEqual(readableAt(origin));
});

test.each([
  'https://app.example.com.evil.example',
  'http://app.example.com',
  'https://app.example.com:8443',
  'https://APP.example.com',
  'https://app.example.com, https://app.example.com',
  'null',
  '*',
  '',
])(
  'a page of %j may not read a response, and no cache gives it a response for an allowed origin (ASVS 3.4.2)',
  async (origin) => {
    expect(corsOf(await api.get('/health/live', ...from(origin)))).toEqual({ vary: 'Origin' });
  },
);

test('a response to a request without Origin varies too (Fetch §3.3.6)', async () => {
  const response = await api.get('/.well-known/jwks.json');
  expect(field(response, 'cache-control')).toEqual(['public, max-age=300']);
  expect(corsOf(response)).toEqual({ vary: 'Origin' });
});

const HEADERS = ['access-control-request-headers', 'authorization,content-type'] as const;

const preflight = (origin: string, method: string, target: string) =>
  api.send(target, {
    method: 'OPTIONS',
    headers: [...from(origin), 'access-control-request-method', method, ...HEADERS],
  });

test.each([
  ['GET', '/user/profile'],
  ['PATCH', '/user/profile'],
  ['PUT', '/user/profile'],
  ['POST', '/auth/refresh'],
  ['DELETE', '/auth/sessions'],
  ['GET', '/nothing'],
  ['GET', '/user/pro%66ile'],
  ['GET', '/user/%zz'],
  ['GET', `/user/profile?${'x'.repeat(8000)}`],
])('a preflight needs no credentials: %s %s (Fetch §4.8)', async (method, target) => {
  const response = await preflight(ORIGIN, method, target);
  expect(response.status).toBe(204);
  expect(response.body).toBe('');
  expect(corsOf(response)).toEqual({
    ...readableAt(ORIGIN),
    'access-control-allow-methods': '*',
    'access-control-allow-headers': SENDABLE,
    'access-control-max-age': '600',
  });
});

test('a preflight of another origin is an ordinary OPTIONS request', async () => {
  const response = await preflight('https://evil.example', 'PATCH', '/user/profile');
  expect(response.status).toBe(204);
  expect(field(response, 'allow')).toEqual(['GET, HEAD, OPTIONS, PATCH']);
  expect(corsOf(response)).toEqual({ vary: 'Origin' });
  expectRefusal(await preflight('https://evil.example', 'GET', '/nothing'), 'not_found');
  expectRefusal(await preflight('https://evil.example', 'GET', '/user/%zz'), 'bad_request');
});

test('OPTIONS from an allowed origin lists the methods when it is not a preflight (RFC 9110 §9.3.7)', async () => {
  const response = await api.send('/user/profile', { method: 'OPTIONS', headers: from(ORIGIN) });
  expect(field(response, 'allow')).toEqual(['GET, HEAD, OPTIONS, PATCH']);
  expect(corsOf(response)).toEqual(readableAt(ORIGIN));
  const unknown = await api.send('/nothing', { method: 'OPTIONS', headers: from(ORIGIN) });
  expectRefusal(unknown, 'not_found');
});

describe('a refusal carries the CORS fields:', () => {
  const json = ['content-type', 'application/json'] as const;
  test.each<readonly [code: string, method: string, target: string, ...headers: string[]]>([
    ['authentication_required', 'GET', '/user/profile'],
    ['token_malformed', 'GET', '/user/profile', ...bearer('x')],
    ['multiple_credentials', 'GET', '/user/profile', ...bearer('x'), ...bearer('y')],
    ['not_found', 'GET', '/nothing'],
    ['not_found', 'GET', '/user/pro%66ile'],
    ['method_not_allowed', 'PUT', '/user/profile'],
    ['unsupported_media_type', 'POST', '/auth/login', 'content-type', 'text/plain'],
    ['content_too_large', 'POST', '/auth/login', ...json],
    ['bad_request', 'GET', '/health/%zz'],
    ['uri_too_long', 'GET', `/health/live?${'x'.repeat(8000)}`],
    ['expectation_failed', 'GET', '/health/live', 'expect', 'a miracle'],
    ['header_fields_too_large', 'GET', '/health/live', 'x', 'x'.repeat(17_000)],
  ])('%s, %s %s', async (code, method, target, ...headers) => {
    const body = method === 'POST' ? 'x'.repeat(20_000) : '';
    // `Origin` comes last, as a browser may send it: it has to be found behind whatever is too long.
    const sent = { method, headers: [...headers, ...from(ORIGIN)], ...(body && { body }) };
    const response = await api.send(target, sent);
    expect(JSON.parse(response.body)).toMatchObject({ code });
    expect(corsOf(response)).toEqual(readableAt(ORIGIN));
  });

  test('bytes that are not HTTP', async () => {
    const [response] = await api.exchange(`GET / HTTP/1.1\r\nOrigin: ${ORIGIN}\r\nbroken\r\n\r\n`);
    expect(response?.status).toBe(400);
    expect(response && corsOf(response)).toEqual(readableAt(ORIGIN));
  });

  test('a missing scope, and a limit that was reached', async () => {
    const narrow = withClaims(api.user.accessToken, { scope: 'profile:write' }, api.key);
    const wrong = { email: 'x@example.com', password: 'x' };
    for (const _ of [1, 2, 3]) await api.post('/auth/login', wrong);
    const refused = [
      await api.get('/user/profile', ...bearer(narrow), ...from(ORIGIN)),
      await api.post('/auth/login', wrong, ...from(ORIGIN)),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 429]);
    for (const response of refused) expect(corsOf(response)).toEqual(readableAt(ORIGIN));
  });
});
