import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { field, members, testApi } from '../api.js';

const api = testApi();

test('the public keys are published, without their private part (RFC 7517 §9.2)', async () => {
  const response = await api.get('/.well-known/jwks.json');
  const { kty, crv, kid, x, y } = api.key;
  expect(members(response)).toEqual({ keys: [{ kty, crv, kid, x, y, alg: 'ES256', use: 'sig' }] });
  expect(field(response, 'cache-control')).toEqual(['public, max-age=300']);
  expect(field(response, 'content-type')).toEqual(['application/jwk-set+json']);
});

test('the published keys verify the access tokens that are issued', async () => {
  const { keys } = members(await api.get('/.well-known/jwks.json'));
  const [key]: { [name: string]: string }[] = JSON.parse(JSON.stringify(keys));
  const { accessToken } = await api.signIn();
  const [header, claims, signature = ''] = accessToken.split('.');
  const input = Buffer.from(`${header}.${claims}`);
  const publicKey = createPublicKey({ key: key ?? {}, format: 'jwk' });
  const bytes = Buffer.from(signature, 'base64url');
  expect(verify('sha256', input, { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes)).toBe(true);
});
