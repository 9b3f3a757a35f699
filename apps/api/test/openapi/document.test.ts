import { catalogue, codes, exampleOf, SCHEMES } from '@repo/errors';
import { expect, test } from 'vitest';
import { openApiDocument } from '../../src/openapi/document.js';
import { bearer, members, profileChallenges, testApi } from '../api.js';
import { checkAgainstDocument, document as described, operations } from '../support/document.js';
import { routesOf } from '../support/routes.js';

const api = testApi();

const at = (path: string, method: string) => Object(described.paths[path]?.[method]);
/** Returns the codes of a response. */
function codesAt(path: string, method: string, status: number): string[] {
  const { schema } = at(path, method).responses[status].content['application/problem+json'];
  const refs: { $ref: string }[] = schema.oneOf ?? [schema];
  return refs.map(({ $ref }) => $ref.split('/').at(-1) ?? '');
}

test('the document is public, and has every route', async () => {
  const response = await api.get('/openapi.json');
  const { openapi, paths } = members(response);
  expect(openapi).toBe('3.1.0');
  const documented = Object.entries(Object(paths)).flatMap(([path, methods]) =>
    Object.keys(Object(methods)).map(
      (method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
    ),
  );
  expect(documented.toSorted()).toEqual(routesOf(api.app).toSorted());
});

test('an operation has the problems of its guards: schemes, role, scope, recent sign-in', () => {
  expect(codesAt('/admin/users', 'get', 401)).toEqual([
    'authentication_required',
    'session_revoked',
    'token_expired',
    'token_invalid',
    'token_malformed',
    'token_stale',
  ]);
  expect(codesAt('/admin/users', 'get', 403)).toEqual(['insufficient_role']);
  expect(codesAt('/user/profile', 'patch', 403)).toContain('insufficient_scope');
  expect(codesAt('/user/profile', 'get', 403)).toEqual(['insufficient_scope']);
  expect(codesAt('/admin/users/{id}', 'patch', 401)).toContain('step_up_required');
  expect(codesAt('/auth/refresh', 'post', 401)).toEqual([
    'authentication_required',
    'refresh_token_invalid',
    'refresh_token_reused',
    'session_expired',
    'session_revoked',
  ]);
  expect(at('/health/live', 'get').responses).not.toHaveProperty('401');
});

test('a refusal has its challenges, a line for each scheme (RFC 9110 §11.6.1)', () => {
  const { headers } = at('/user/profile', 'get').responses[401];
  expect(headers['WWW-Authenticate'].required).toBe(true);
  expect(headers['WWW-Authenticate'].examples.authentication_required.value).toEqual(
    profileChallenges(),
  );
  const { examples } = at('/user/profile', 'patch').responses[403].headers['WWW-Authenticate'];
  expect(examples.insufficient_scope.value.at(-1)).toContain('scope="profile:write"');
  expect(at('/user/profile', 'get').responses[503].headers['Retry-After'].required).toBe(true);
});

test('the examples of the catalogue have the challenges of their routes', () => {
  const resourceMetadata = 'https://example.com/.well-known/oauth-protected-resource';
  const { paths } = openApiDocument(operations, { maxAge: 300, resourceMetadata });
  for (const code of codes.filter((each) => catalogue[each].status === 401)) {
    const { request, response } = exampleOf(code, { docsUrl: '' });
    const [method = '', path = ''] = request.line.split(' ');
    const template = path.replace(/[\da-f-]{36}/, '{id}');
    const { responses } = Object(paths[template]?.[method.toLowerCase()]);
    const { examples } = responses[401].headers['WWW-Authenticate'];
    const shown = response.fields.filter(([name]) => name === 'WWW-Authenticate');
    expect(
      shown.map(([, value]) => value),
      code,
    ).toEqual(examples[code].value);
  }
});

test('a body is described by the schema that validates it (ASVS 2.1.1)', () => {
  const { schema } = at('/user/profile', 'patch').requestBody.content['application/json'];
  expect(schema).toMatchObject({ required: ['name'], additionalProperties: false });
  expect(at('/user/profile', 'patch').requestBody.required).toBe(true);
  expect(at('/auth/login', 'post').requestBody.required).toBe(false);
  const names = at('/admin/users', 'get').parameters.map(({ name }: { name: string }) => name);
  expect(names).toEqual(['limit', 'cursor']);
  expect(at('/user/profile', 'patch').security).toEqual(
    SCHEMES.map((scheme) => ({ [scheme]: ['profile:write'] })),
  );
});

test('a test fails on a response with a code or a member that the document does not have', async () => {
  const refused = await api.get('/admin/users', ...bearer(api.user.accessToken));
  const accepted = await api.get('/user/profile', ...bearer(api.user.accessToken));
  const asked =
    (body: string, response = refused) =>
    () =>
      checkAgainstDocument({ ...response, body }, 'GET', '/admin/users');
  expect(asked(refused.body)).not.toThrow();
  expect(asked(refused.body.replaceAll('insufficient_role', 'insufficient_scope'))).toThrow(
    /GET \/admin\/users responded with insufficient_scope.*@Problems/,
  );
  expect(() => checkAgainstDocument({ ...refused, status: 409 }, 'GET', '/admin/users')).toThrow(
    /409/,
  );
  const more = JSON.stringify({ ...members(accepted), passwordHash: 'x' });
  expect(() => checkAgainstDocument({ ...accepted, body: more }, 'GET', '/user/profile')).toThrow(
    /GET \/user\/profile, 200/,
  );
});

test('a test fails on a response with a status that the document does not have', async () => {
  const { responses } = at('/health/live', 'get');
  const whole = responses[200];
  delete responses[200];
  try {
    await expect(api.get('/health/live')).rejects.toThrow(/GET \/health\/live, 200/);
  } finally {
    responses[200] = whole;
  }
});
