import { randomBytes } from 'node:crypto';
import { CompactEncrypt } from 'jose';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { unseal, seal } from '../../src/session/seal';

const schema = z.object({ secret: z.string() });
const value = { secret: 'of one person' };
const [first, second] = [randomBytes(32), randomBytes(32)];

test('a sealed value can be read only with the key (RFC 6265bis §8.3)', async () => {
  const sealed = await seal('session', value, [first]);
  expect(await unseal('session', sealed, schema, [first])).toEqual(value);
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('of one person');
  expect(await unseal('session', sealed, schema, [second])).toBeUndefined();
});

test('the first key seals and every key opens, so that keys can be changed (ASVS 11.2.2)', async () => {
  const old = await seal('session', value, [first]);
  expect(await unseal('session', old, schema, [second, first])).toEqual(value);
  const recent = await seal('session', value, [second, first]);
  expect(await unseal('session', recent, schema, [first])).toBeUndefined();
});

test('a sealed value that was changed does not open (RFC 7516 §5.2)', async () => {
  const sealed = await seal('session', value, [first]);
  for (const index of [5, sealed.length - 40, sealed.length - 5]) {
    const flipped = sealed[index] === 'A' ? 'B' : 'A';
    const changed = sealed.slice(0, index) + flipped + sealed.slice(index + 1);
    expect(await unseal('session', changed, schema, [first])).toBeUndefined();
  }
});

test('a value sealed for one purpose does not open for another (RFC 8725 §3.12)', async () => {
  const draft = await seal('draft', value, [first]);
  expect(await unseal('session', draft, schema, [first])).toBeUndefined();
});

test('a value of another shape, as from an earlier version, does not open', async () => {
  const sealed = await seal('session', { other: 1 }, [first]);
  expect(await unseal('session', sealed, schema, [first])).toBeUndefined();
});

test('a value that was sealed with an algorithm that we do not use does not open (RFC 8725 §3.1)', async () => {
  const other = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(value)))
    .setProtectedHeader({ alg: 'A256KW', enc: 'A256GCM', typ: 'session' })
    .encrypt(first);
  expect(await unseal('session', other, schema, [first])).toBeUndefined();
});

test.each(['', 'x', '....', 'a.b.c.d.e', 'eyJhbGciOiJkaXIifQ....'])(
  'garbage does not open: %j',
  async (text) => {
    expect(await unseal('session', text, schema, [first])).toBeUndefined();
  },
);
