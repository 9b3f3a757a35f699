import { DEMO_PASSWORD } from '@repo/db';
import { beforeAll, expect, test } from 'vitest';
import { PasswordResets } from '../../src/accounts/recovery/password-resets.js';
import { Registrations } from '../../src/accounts/registration/registrations.js';
import { ADMIN, basic, bearer, claimsOf, members, testApi, USER } from '../api.js';
import { createKey } from '../support/api-keys.js';
import { signedInAgo, withClaims } from '../support/changed-tokens.js';
import { routesOf } from '../support/routes.js';
import { sessionIn } from '../support/rows.js';

/*
 * The order of the checks. Each route has a valid request, and its possible faults in the order in which they are
 * checked. Every two of them are sent together, and the response is that of the first.
 */

const UNKNOWN = '0198c0de-0000-7000-8000-000000000001';

interface Request {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly string[];
  readonly body?: string;
}

/** The code of the response to a fault, and the function that adds the fault to a request that may have later ones. */
type Fault = readonly [code: string, put: (request: Request) => Request];

/** The faults that one check finds. */
type Stage = readonly Fault[];

interface Route {
  readonly request: Request;
  readonly faults: readonly Stage[];
}

const put = (change: Partial<Request>) => (request: Request) => ({ ...request, ...change });
const inTarget = (pattern: RegExp, text: string) => (request: Request) => ({
  ...request,
  target: request.target.replace(pattern, text),
});
const addHeaders =
  (...headers: readonly string[]) =>
  (request: Request) => ({ ...request, headers: [...request.headers, ...headers] });
/** Replaces the credentials in the header, or removes them. */
const authorization =
  (...header: readonly string[]) =>
  (request: Request) => {
    const place = request.headers.indexOf('authorization');
    const others = request.headers.filter((_, index) => index !== place && index !== place + 1);
    return { ...request, headers: [...(place === -1 ? request.headers : others), ...header] };
  };
const inBody =
  (name: string, value: unknown) =>
  ({ body = '{}', ...request }: Request) => ({
    ...request,
    body: JSON.stringify({ ...Object(JSON.parse(body)), [name]: value }),
  });
const inHeaders = (value: string, other: string) => (request: Request) => ({
  ...request,
  headers: request.headers.map((text) => (text === value ? other : text)),
});
const padBody = ({ body = '{}', ...request }: Request) => ({
  ...request,
  body: body.padEnd(20_000),
});
/** Adds a body: without one, the media type is not checked. */
const ofBody =
  (change: (request: Request) => Request) =>
  ({ body = '{}', ...request }: Request) =>
    change({ ...request, body });
const noBody = ({ method, target, headers }: Request) => ({ method, target, headers });

const http: Stage = [
  ['bad_request', inTarget(/$/, '#')],
  ['uri_too_long', inTarget(/$/, `?${'x'.repeat(8000)}`)],
  ['header_fields_too_large', addHeaders('x', 'x'.repeat(17_000))],
];
const open: readonly Stage[] = [
  http,
  [['not_found', inTarget(/(?=\?|#|$)/, '/nothing/else')]],
  [['method_not_allowed', put({ method: 'PUT' })]],
];
const withBody: readonly Stage[] = [
  ...open,
  [
    ['unsupported_media_type', ofBody(addHeaders('content-encoding', 'gzip'))],
    ['unsupported_media_type', ofBody(inHeaders('application/json', 'text/plain'))],
  ],
  [['content_too_large', padBody]],
  [['malformed_json', put({ body: '{' })]],
];
const credentials: Stage = [
  ['authorization_malformed', authorization('authorization', 'Bearer a b')],
  ['multiple_credentials', addHeaders(...bearer('a.b.c'), ...bearer('a.b.c'))],
];
/** Credentials in the header beside those in the body. */
const beside = (member: string): Fault => [
  'multiple_credentials',
  (request) => inBody(member, 'x')(addHeaders(...basic())(request)),
];
const nothing: Fault = ['authentication_required', authorization()];
const emptyBody: Fault = ['authentication_required', put({ body: '{}' })];
const otherScheme: Fault = ['authentication_required', authorization(...basic())];
const wrongBasic: Fault = ['invalid_credentials', authorization(...basic(USER, 'wrong'))];
const wrongRefresh: Fault = ['refresh_token_invalid', inBody('refreshToken', 'x')];
const origin: Stage = [
  ['csrf_rejected', addHeaders('origin', 'https://evil.example')],
  ['csrf_rejected', addHeaders('sec-fetch-site', 'cross-site')],
];
const unknownId: Fault = [
  'not_found',
  (request) => ({ ...request, target: request.target.replace(/[\da-f-]{36}/, UNKNOWN) }),
];
const wrongLink: Fault = ['link_invalid', inBody('token', 'never sent')];
const unknownMember: Fault = ['validation_failed', inBody('other', 1)];

const api = testApi();
let admin: string;
let other: { readonly refreshToken: string };
let ended: { readonly refreshToken: string };
let noteId: string;
let keyId: string;
let sessionId: string;
let links: { readonly verification: string; readonly reset: string };
beforeAll(async () => {
  const { accessToken } = api.user;
  const note = await api.json('POST', '/notes', { title: 'x' }, ...bearer(accessToken));
  noteId = String(members(note)['id']);
  keyId = (await createKey(api, accessToken)).id;
  admin = (await api.signIn(ADMIN)).accessToken;
  other = await api.signIn();
  ended = await api.signIn();
  await api.json('POST', '/auth/logout', { refreshToken: ended.refreshToken });
  sessionId = sessionIn((await api.signIn()).accessToken);
  links = {
    verification: await api.app.get(Registrations).add('new@example.com'),
    reset: await api.app.get(PasswordResets).add(USER),
  };
});

/** Our token with another signature. */
const forged = (code: string): Fault => [
  code,
  (request) =>
    authorization(...bearer(api.user.accessToken.replace(/[^.]+$/, 'A'.repeat(86))))(request),
];
const wrongToken = forged('token_invalid');
/** Our token without any scope. */
const noScope: Fault = [
  'insufficient_scope',
  (request) =>
    authorization(...bearer(withClaims(api.user.accessToken, { scope: 'none' }, api.key)))(request),
];
const oldSignIn = (token: string): Fault => [
  'step_up_required',
  authorization(...bearer(signedInAgo(token, 3600, api.key))),
];

const userIn = ({ accessToken }: { readonly accessToken: string }) =>
  String(claimsOf(accessToken)['sub']);
const get = (target: string, ...headers: readonly string[]) => ({ method: 'GET', target, headers });
const send = (verb: string, target: string, value?: object, ...headers: readonly string[]) => ({
  method: verb,
  target,
  headers: ['content-type', 'application/json', ...headers],
  ...(value && { body: JSON.stringify(value) }),
});

const routes: Readonly<Record<string, () => Route>> = {
  'GET /health/live': () => ({ request: get('/health/live'), faults: open }),
  'GET /docs': () => ({ request: get('/docs'), faults: open }),
  'GET /docs/start.js': () => ({ request: get('/docs/start.js'), faults: open }),
  'GET /docs/swagger-ui-bundle.js': () => ({
    request: get('/docs/swagger-ui-bundle.js'),
    faults: open,
  }),
  'GET /docs/swagger-ui.css': () => ({ request: get('/docs/swagger-ui.css'), faults: open }),
  'GET /openapi.json': () => ({ request: get('/openapi.json'), faults: open }),
  'GET /metrics': () => ({ request: get('/metrics'), faults: open }),
  'GET /health/ready': () => ({ request: get('/health/ready'), faults: open }),
  'GET /.well-known/jwks.json': () => ({
    request: get('/.well-known/jwks.json'),
    faults: open,
  }),
  'GET /dev/mailbox': () => ({ request: get('/dev/mailbox'), faults: open }),
  'GET /user/profile': () => ({
    request: get('/user/profile', ...bearer(api.user.accessToken)),
    faults: [...open, credentials, [nothing, wrongToken, wrongBasic], [noScope]],
  }),
  'GET /admin/users': () => ({
    request: get('/admin/users', ...bearer(admin)),
    faults: [
      ...open,
      credentials,
      [nothing, otherScheme, wrongToken],
      [['insufficient_role', authorization(...bearer(api.user.accessToken))]],
      [['validation_failed', inTarget(/$/, '?limit=none')]],
    ],
  }),
  'PATCH /admin/users/:id': () => ({
    request: send('PATCH', `/admin/users/${userIn(api.user)}`, { role: 'user' }, ...bearer(admin)),
    faults: [
      ...withBody,
      credentials,
      [nothing, otherScheme, wrongToken],
      [['insufficient_role', authorization(...bearer(api.user.accessToken))]],
      [oldSignIn(admin)],
      [unknownMember],
      [
        unknownId,
        [
          'conflict',
          put({
            target: `/admin/users/${userIn({ accessToken: admin })}`,
            body: '{"role":"user"}',
          }),
        ],
      ],
    ],
  }),
  'GET /admin/auth-events': () => ({
    request: get('/admin/auth-events', ...bearer(admin)),
    faults: [
      ...open,
      credentials,
      [nothing, otherScheme, wrongToken],
      [['insufficient_role', authorization(...bearer(api.user.accessToken))]],
      [['validation_failed', inTarget(/$/, '?limit=none')]],
    ],
  }),
  'GET /admin/auth-events/summary': () => ({
    request: get('/admin/auth-events/summary', ...bearer(admin)),
    faults: [
      ...open,
      credentials,
      [nothing, otherScheme, wrongToken],
      [['insufficient_role', authorization(...bearer(api.user.accessToken))]],
      [['validation_failed', inTarget(/$/, '?period=none')]],
    ],
  }),
  'PATCH /user/profile': () => ({
    request: send('PATCH', '/user/profile', { name: 'Uma' }, ...bearer(api.user.accessToken)),
    faults: [...withBody, credentials, [nothing, wrongToken], [noScope], [unknownMember]],
  }),
  'PATCH /user/profile with Basic': () => ({
    request: send('PATCH', '/user/profile', { name: 'Uma' }, ...basic()),
    faults: [...withBody, credentials, [wrongBasic], origin, [unknownMember]],
  }),
  'GET /notes': () => ({
    request: get('/notes?limit=1', ...bearer(api.user.accessToken)),
    faults: [
      ...open,
      credentials,
      [nothing, wrongToken, wrongBasic],
      [noScope],
      [['validation_failed', inTarget(/limit=1/, 'limit=none')]],
    ],
  }),
  'POST /notes': () => ({
    request: send('POST', '/notes', { title: 'x' }, ...bearer(api.user.accessToken)),
    faults: [...withBody, credentials, [nothing, wrongToken], [noScope], [unknownMember]],
  }),
  'GET /notes/:id': () => ({
    request: get(`/notes/${noteId}`, ...bearer(api.user.accessToken)),
    faults: [...open, credentials, [nothing, wrongToken], [noScope], [unknownId]],
  }),
  'PATCH /notes/:id': () => ({
    request: send('PATCH', `/notes/${noteId}`, { title: 'y' }, ...bearer(api.user.accessToken)),
    faults: [
      ...withBody,
      credentials,
      [nothing, wrongToken],
      [noScope],
      [unknownMember],
      [unknownId],
    ],
  }),
  'PATCH /notes/:id with Basic': () => ({
    request: send('PATCH', `/notes/${noteId}`, { title: 'z' }, ...basic()),
    faults: [...withBody, credentials, [wrongBasic], origin, [unknownMember], [unknownId]],
  }),
  'DELETE /notes/:id': () => ({
    request: { ...get(`/notes/${noteId}`, ...bearer(api.user.accessToken)), method: 'DELETE' },
    faults: [...open, credentials, [nothing, wrongToken], [noScope], [unknownId]],
  }),
  'GET /api-keys': () => ({
    request: get('/api-keys', ...bearer(api.user.accessToken)),
    faults: [...open, credentials, [nothing, otherScheme, wrongToken]],
  }),
  'POST /api-keys': () => ({
    request: send(
      'POST',
      '/api-keys',
      { name: 'x', scopes: ['notes:read'] },
      ...bearer(api.user.accessToken),
    ),
    faults: [
      ...withBody,
      credentials,
      [nothing, otherScheme, wrongToken],
      [oldSignIn(api.user.accessToken)],
      [unknownMember],
    ],
  }),
  'DELETE /api-keys/:id': () => ({
    request: { ...get(`/api-keys/${keyId}`, ...bearer(api.user.accessToken)), method: 'DELETE' },
    faults: [...open, credentials, [nothing, otherScheme, wrongToken], [unknownId]],
  }),
  'POST /auth/login': () => ({
    request: send('POST', '/auth/login', { email: USER, password: DEMO_PASSWORD }),
    faults: [
      ...withBody,
      [...credentials, beside('password')],
      [
        ['authentication_required', noBody],
        ['invalid_credentials', inBody('password', 'wrong')],
      ],
      [unknownMember],
    ],
  }),
  'POST /auth/login with Basic': () => ({
    request: send('POST', '/auth/login', undefined, ...basic()),
    faults: [
      ...withBody,
      [...credentials, beside('password')],
      [wrongBasic],
      origin,
      [unknownMember, ['validation_failed', put({ body: '{}' })]],
    ],
  }),
  'POST /auth/refresh': () => ({
    request: send('POST', '/auth/refresh', { refreshToken: api.user.refreshToken }),
    faults: [
      ...withBody,
      [...credentials, beside('refreshToken')],
      // A rotation cannot be undone, so nothing may refuse the request after it.
      [unknownMember],
      [emptyBody, wrongRefresh, ['session_revoked', inBody('refreshToken', ended.refreshToken)]],
    ],
  }),
  'POST /auth/refresh with Bearer': () => ({
    request: send('POST', '/auth/refresh', undefined, ...bearer(other.refreshToken)),
    faults: [
      ...withBody,
      [...credentials, beside('refreshToken')],
      [unknownMember],
      [
        nothing,
        otherScheme,
        forged('refresh_token_invalid'),
        ['session_revoked', authorization(...bearer(ended.refreshToken))],
      ],
    ],
  }),
  'POST /auth/reauthenticate': () => ({
    request: send(
      'POST',
      '/auth/reauthenticate',
      { password: DEMO_PASSWORD },
      ...bearer(api.user.accessToken),
    ),
    faults: [
      ...withBody,
      credentials,
      [nothing, otherScheme, wrongToken],
      [unknownMember],
      [['password_incorrect', inBody('password', 'wrong')]],
    ],
  }),
  'GET /auth/sessions': () => ({
    request: get('/auth/sessions', ...bearer(api.user.accessToken)),
    faults: [...open, credentials, [nothing, otherScheme, wrongToken]],
  }),
  'DELETE /auth/sessions/:id': () => ({
    request: {
      ...get(`/auth/sessions/${sessionId}`, ...bearer(api.user.accessToken)),
      method: 'DELETE',
    },
    faults: [...open, credentials, [nothing, otherScheme, wrongToken], [unknownId]],
  }),
  'DELETE /auth/sessions': () => ({
    request: { ...get('/auth/sessions', ...bearer(admin)), method: 'DELETE' },
    faults: [...open, credentials, [nothing, otherScheme, wrongToken]],
  }),
  'POST /auth/logout': () => ({
    request: send('POST', '/auth/logout', { refreshToken: other.refreshToken }),
    faults: [
      ...withBody,
      [...credentials, beside('refreshToken')],
      [emptyBody, wrongRefresh],
      [unknownMember],
    ],
  }),
  'POST /auth/logout with Bearer': () => ({
    request: send('POST', '/auth/logout', undefined, ...bearer(api.user.accessToken)),
    faults: [
      ...withBody,
      [...credentials, beside('refreshToken')],
      [nothing, otherScheme, wrongToken],
      [unknownMember],
    ],
  }),
  'POST /auth/register': () => ({
    request: send('POST', '/auth/register', { email: 'nora@example.com' }),
    faults: [...withBody, [unknownMember, ['validation_failed', inBody('email', 'nobody')]]],
  }),
  'POST /auth/verify-email': () => ({
    request: send('POST', '/auth/verify-email', {
      token: links.verification,
      name: 'Nora',
      password: 'seven quiet herons',
    }),
    faults: [
      ...withBody,
      [
        unknownMember,
        ['validation_failed', inBody('password', 'short')],
        ['validation_failed', inBody('name', '')],
      ],
      [wrongLink],
    ],
  }),
  'POST /auth/forgot-password': () => ({
    request: send('POST', '/auth/forgot-password', { email: USER }),
    faults: [...withBody, [unknownMember, ['validation_failed', inBody('email', 'nobody')]]],
  }),
  // From here on: the password of the administrator changes, and then the user's sessions end.
  'POST /user/password': () => ({
    request: send(
      'POST',
      '/user/password',
      { currentPassword: DEMO_PASSWORD, newPassword: 'seven quiet herons' },
      ...bearer(admin),
    ),
    faults: [
      ...withBody,
      credentials,
      [nothing, otherScheme, wrongToken],
      [unknownMember, ['validation_failed', inBody('newPassword', 'short')]],
      [['password_incorrect', inBody('currentPassword', 'wrong')]],
    ],
  }),
  'POST /auth/reset-password': () => ({
    request: send('POST', '/auth/reset-password', {
      token: links.reset,
      password: 'seven quiet herons',
    }),
    faults: [
      ...withBody,
      [unknownMember, ['validation_failed', inBody('password', 'short')]],
      [wrongLink],
    ],
  }),
};

test('every route is tested', () => {
  const names = Object.keys(routes).map((name) => name.replace(/ with .*/, ''));
  expect([...new Set(names)].toSorted()).toEqual(routesOf(api.app).toSorted());
});

/** Each fault alone, and together with each one of a later stage. */
function pairs(faults: readonly Stage[]): (readonly [Fault, Fault])[] {
  const none: Fault = ['nothing else', (request) => request];
  return faults.flatMap((stage, index) =>
    stage.flatMap((first) =>
      [none, ...faults.slice(index + 1).flat()].map((second) => [first, second] as const),
    ),
  );
}

test.each(Object.entries(routes))(
  '%s: of two faults, the response is that of the earlier check',
  async (_, route) => {
    const { request, faults } = route();
    const actual: string[] = [];
    const expected: string[] = [];
    for (const [[code, putFirst], [later, putSecond]] of pairs(faults)) {
      const { target, ...sent } = putFirst(putSecond(request));
      const response = await api.send(target, sent);
      actual.push(`${code} before ${later}: ${String(members(response)['code'])}`);
      expected.push(`${code} before ${later}: ${code}`);
    }
    expect(actual).toEqual(expected);
    const { target, ...sent } = request;
    expect((await api.send(target, sent)).status).toBeLessThan(300);
  },
);
