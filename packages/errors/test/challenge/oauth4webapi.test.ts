import * as fc from 'fast-check';
import { customFetch, protectedResourceRequest, WWWAuthenticateChallengeError } from 'oauth4webapi';
import { expect, test } from 'vitest';
import { parseChallenges, writeChallenge, type Challenge } from '../../src/index.js';
import { challenge } from './arbitraries.js';

/*
 * Compares our parser with that of oauth4webapi, a library for OAuth clients. oauth4webapi returns schemes in lower case, an
 * empty object for no parameters, and no challenges for an invalid field.
 */

interface Read {
  readonly scheme: string;
  readonly parameters: object;
  readonly token68?: string;
}

async function theirs(field: string): Promise<readonly Read[]> {
  const answer = new Response(null, { status: 401, headers: { 'WWW-Authenticate': field } });
  try {
    await protectedResourceRequest(
      'token',
      'GET',
      new URL('https://example.com/'),
      undefined,
      undefined,
      { [customFetch]: async () => answer },
    );
  } catch (error) {
    if (error instanceof WWWAuthenticateChallengeError) return error.cause;
    throw error;
  }
  return [];
}

function ours(field: string): readonly Read[] {
  return parseChallenges(field).map(({ scheme, params, token68 }: Challenge) => ({
    scheme: scheme.toLowerCase(),
    parameters: params ?? {},
    ...(token68 !== undefined && { token68 }),
  }));
}

test.each([
  'Bearer realm="api"',
  'Bearer realm="api", error="invalid_token", error_description="Access token expired"',
  'Basic realm="api", charset="UTF-8", ApiKey realm="api", Bearer realm="api"',
  'Bearer realm="api", scope="notes:read", resource_metadata="https://example.com/.well-known/oauth-protected-resource"',
  'Basic realm="simple", Newauth realm="apps", type=1, title="Login to \\"apps\\""',
  'bEARER realm = "x" , error\t=\tinvalid_token',
  'Negotiate',
  'Negotiate, Basic realm="x"',
  'Negotiate oYGeMIGbo==, Basic realm="x"',
  'Negotiate a=',
  'DPoP algs="ES256 PS256", error="use_dpop_nonce"',
  'Digest qop="auth, auth-int", nonce="a=b,c", stale=FALSE',
  ', ,Basic realm="x",, ,Negotiate',
  String.raw`Basic realm="\a\\\""`,
  'Basic realm=""',
  'Basic realm="\u00E4"',
  '',
  ',',
  // Refused by both.
  'realm="x"',
  'Basic, realm="x"',
  'Basic realm="x',
  'Basic realm="x", charset=/',
  '"Basic" realm="x"',
  'Basic realm=a/b',
])('both parsers read %j alike', async (field) => {
  expect(ours(field)).toEqual(await theirs(field));
});

test('both parsers give the same result for everything that our writer writes', async () => {
  // After parameters, their parser accepts only schemes that consist of the characters of token68.
  // A parameter named `__proto__` becomes the prototype of their result.
  const plain = challenge.filter(
    ({ scheme, params = {} }) => /^[\w.~+-]+$/.test(scheme) && !Object.hasOwn(params, '__proto__'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(plain, { minLength: 1, maxLength: 3 }), async (written) => {
      const field = written.map((one) => writeChallenge(one)).join(', ');
      expect(ours(field)).toEqual(await theirs(field));
    }),
  );
});

test.each([
  ['a name occurs only once (RFC 9110 §11.2); theirs takes the last', 'Basic realm="a", realm="b"'],
  ['commas separate parameters (§11.3); theirs accepts a space', 'Basic realm="a" charset="UTF-8"'],
  ['commas separate challenges (§11.6.1); theirs accepts a space', 'Negotiate abc Basic'],
  ['a space follows the scheme (§11.3); theirs accepts a tab too', 'Basic\trealm="a"'],
  ['a quoted-string has no controls (§5.6.4); theirs accepts them', 'Basic realm="a\u0001b"'],
])('where they differ, ours refuses: %s', async (_why, field) => {
  expect(ours(field)).toEqual([]);
  expect(await theirs(field)).not.toEqual([]);
});

test.each([
  ['a member of a list may be empty (RFC 9110 §5.6.1.2)', 'Negotiate , Basic realm="x"', 2],
  ['a scheme is any token (§11.1), also after parameters', 'Basic realm="x", a!b', 2],
  ['token68 may end in any number of = (§11.2)', 'Negotiate a===', 1],
])('where they differ, ours reads: %s', async (_why, field, count) => {
  expect(ours(field)).toHaveLength(count);
  expect(await theirs(field)).toEqual([]);
});
