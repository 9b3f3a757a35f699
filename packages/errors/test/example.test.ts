import { expect, test } from 'vitest';
import {
  type Code,
  codes,
  exampleOf,
  findChallenge,
  parseChallenges,
  readProblem,
} from '../src/index.js';

const docsUrl = 'https://example.com/errors/';
const examples = codes.map((code) => [code, exampleOf(code, { docsUrl })] as const);

test.each(examples)('the example of %s has a body that readProblem reads', (code, { response }) => {
  expect(response.line).toBe(`HTTP/1.1 ${response.body.error}`);
  expect(readProblem(response.body)).toEqual(response.body);
  expect(response.body.code).toBe(code);
});

test.each(examples)(
  'the example of %s has valid challenges, at least one if it is a 401',
  (_code, { response }) => {
    const lines = response.fields.filter(([name]) => name === 'WWW-Authenticate');
    for (const [, value] of lines) expect(parseChallenges(value)).toHaveLength(1);
    expect(lines.length).toBeGreaterThanOrEqual(response.body.status === 401 ? 1 : 0);
  },
);

test.each(examples)(
  'the example of %s holds nothing that looks like a real token',
  (_code, all) => {
    expect(JSON.stringify(all)).not.toContain('eyJ');
  },
);

/** Returns the parameters of the Bearer challenge in the example of a code. */
function bearerParamsOf(code: Code): Readonly<Record<string, string>> {
  const { fields } = exampleOf(code, { docsUrl }).response;
  const lines = fields.filter(([name]) => name === 'WWW-Authenticate').map(([, value]) => value);
  return findChallenge(parseChallenges(lines), 'Bearer')?.params ?? {};
}

test('the example of a refused access token names scopes and metadata; that of a refused refresh token does not', () => {
  expect(bearerParamsOf('token_expired')).toMatchObject({
    scope: 'profile:read',
    resource_metadata: 'https://example.com/.well-known/oauth-protected-resource',
  });
  expect(Object.keys(bearerParamsOf('refresh_token_invalid'))).toEqual([
    'realm',
    'error',
    'error_description',
  ]);
});

test('in the example of insufficient_scope, only the challenge of the scheme that was used names the scope', () => {
  const { response } = exampleOf('insufficient_scope', { docsUrl });
  const lines = response.fields.filter(([name]) => name === 'WWW-Authenticate').map(([, v]) => v);
  const challenges = parseChallenges(lines);
  expect(findChallenge(challenges, 'bearer')?.params?.['scope']).toBe('profile:write');
  const others = challenges.filter(({ scheme }) => scheme !== 'Bearer');
  expect(others.filter(({ params }) => params?.['scope'] !== undefined)).toEqual([]);
});
