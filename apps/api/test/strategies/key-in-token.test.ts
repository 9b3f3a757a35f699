import { createPrivateKey, createPublicKey } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bearer, claimsOf, expectRefusal, profileChallenges, testApi } from '../api.js';
import { newKey } from '../support/keys.js';
import { accessParts, mint } from '../support/mint.js';

/*
 * RFC 8725 §3.10: a token may name the address of its key. A server that fetches the key from that address accepts any key,
 * and can be made to send requests to any address in its network.
 */

const api = testApi();
const foreign = newKey();
const { d: _, ...publicJwk } = foreign;
/** The paths that were requested from the server below. */
const requestedPaths: (string | undefined)[] = [];
let server: Server;
let keyServer: string;

beforeAll(async () => {
  const keys: Record<string, string> = {
    '/jwks.json': JSON.stringify({ keys: [{ ...publicJwk, alg: 'ES256', use: 'sig' }] }),
    '/key.pem': String(
      createPublicKey(createPrivateKey({ key: { ...foreign }, format: 'jwk' })).export({
        type: 'spki',
        format: 'pem',
      }),
    ),
  };
  server = createServer((request, response) => {
    requestedPaths.push(request.url);
    response.end(keys[request.url ?? '']);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  keyServer = `http://127.0.0.1:${address.port}`;
});
afterAll(() => server.close());

const headers = () => [
  { jku: `${keyServer}/jwks.json` },
  { x5u: `${keyServer}/key.pem` },
  { jwk: publicJwk },
  { jku: `${keyServer}/jwks.json`, x5u: `${keyServer}/key.pem`, jwk: publicJwk, kid: api.key.kid },
];

test('a key that a token contains or names by address is not used (RFC 8725 §3.10)', async () => {
  const now = Math.floor(Date.now() / 1000);
  const claims = claimsOf(api.user.accessToken);
  for (const header of headers()) {
    const sent = mint(accessParts(now, header, claims), foreign);
    expectRefusal(await api.get('/user/profile', ...bearer(sent)), 'token_invalid', {
      challenges: profileChallenges('invalid_token', 'Access token not accepted'),
    });
    // Signed by the API, a token with the same header is valid: only the API's own key with that kid is used.
    const ours = mint(accessParts(now, { ...header, kid: api.key.kid }, claims), api.key);
    expect((await api.get('/user/profile', ...bearer(ours))).status).toBe(200);
  }
  expect(requestedPaths, 'no key was requested').toEqual([]);
  // The key server does return the key, and does record a request.
  const response = await fetch(`${keyServer}/jwks.json`);
  expect(await response.json()).toMatchObject({ keys: [{ kid: foreign.kid }] });
  expect(requestedPaths).toEqual(['/jwks.json']);
});
