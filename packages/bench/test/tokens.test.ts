import { createHmac, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeKeys } from '../src/contenders.js';
import { makeMint } from '../src/client/tokens.js';

const keys = makeKeys();
const privateKey = createPrivateKey({ key: keys.es256, format: 'jwk' });
const dsaEncoding = 'ieee-p1363';
const now = Math.floor(Date.now() / 1000);
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
const input = `${encode({ alg: 'ES256', kid: 'k' })}.${encode({ sub: 'a', iat: now, exp: now + 300 })}`;
const signature = sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding });
const mint = makeMint(`${input}.${signature.toString('base64url')}`, keys);

function read(token: string) {
  const [header = '', payload = '', mac = ''] = token.split('.');
  const { alg }: { alg: string } = decode(header);
  const { jti, exp }: { jti: string; exp: number } = decode(payload);
  const signed = Buffer.from(`${header}.${payload}`);
  const bytes = Buffer.from(mac, 'base64url');
  const genuine = verify(
    'sha256',
    signed,
    { key: createPublicKey(privateKey), dsaEncoding },
    bytes,
  );
  const hmac = createHmac('sha256', keys.hs256).update(signed).digest('base64url');
  return { alg, jti, expired: exp <= now, genuine, hmac: hmac === mac };
}

test('all tokens are different, so a cache of tokens cannot help', () => {
  const made = Array.from({ length: 50 }, () => read(mint.fresh()).jti);
  expect(new Set(made).size).toBe(50);
});

test('each kind of token has one fault only', () => {
  expect(read(mint.fresh())).toMatchObject({ alg: 'ES256', expired: false, genuine: true });
  expect(read(mint.expired())).toMatchObject({ alg: 'ES256', expired: true, genuine: true });
  expect(read(mint.forged())).toMatchObject({ alg: 'ES256', expired: false, genuine: false });
  expect(read(mint.wrongAlgorithm())).toMatchObject({ alg: 'HS256', expired: false, hmac: true });
});
