import { createECDH, generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  cookieKeys,
  databaseUrl,
  isLoopbackOrigin,
  jwtPrivateKeys,
  readSettings,
  SettingsError,
} from '../src/index.js';

const newKey = (kid: string) => ({
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
  kid,
});

const own = {
  DATABASE_URL: databaseUrl(),
  DIRECT_DATABASE_URL: databaseUrl().optional(),
  JWT_PRIVATE_KEYS: jwtPrivateKeys.optional(),
  COOKIE_KEYS: cookieKeys.optional(),
};
const key = newKey('a');
const sound = {
  APP_ENV: 'production',
  WEB_ORIGIN: 'https://example.com',
  API_ORIGIN: 'https://api.example.com',
  SMTP_URL: 'smtps://mail.example.com',
  DATABASE_URL: `postgres://app:${randomBytes(16).toString('hex')}@db.example.com/app`,
  JWT_PRIVATE_KEYS: JSON.stringify([key]),
  COOKIE_KEYS: JSON.stringify([randomBytes(32).toString('base64url')]),
};

/** The message that a start with these settings is refused with; empty when it is not. */
function refusal(change: Record<string, string>): string {
  try {
    readSettings(own, { ...sound, ...change });
    return '';
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
}

/** The key pair of this number (SEC 1 §3.2.1). */
function keyOf(number: bigint) {
  const d = Buffer.from(number.toString(16).padStart(64, '0'), 'hex');
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(d);
  const point = pair.getPublicKey();
  const [x, y] = [point.subarray(1, 33), point.subarray(33)];
  const [ofX, ofY, ofD] = [x, y, d].map((bytes) => bytes.toString('base64url'));
  return { kty: 'EC', crv: 'P-256', x: ofX, y: ofY, d: ofD, kid: 'a' };
}
/** The order of P-256's group (SEC 2 §2.4.2). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const jwtKeys = (...numbers: readonly bigint[]) => JSON.stringify(numbers.map(keyOf));
const numberOf = (base64url: string) =>
  BigInt(`0x${Buffer.from(base64url, 'base64url').toString('hex')}`);

const published = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI',
  kid: '1',
};

/** A key of 32 bytes, each made from its index. */
const bytes = (make: (index: number) => number) =>
  Buffer.from(Array.from({ length: 32 }, (_, index) => make(index))).toString('base64url');

describe('production', () => {
  test('starts with sound settings, and makes no demo accounts', () => {
    expect(refusal({})).toBe('');
    expect(readSettings(own, sound).SEED_DEMO).toBe(false);
  });

  test('is what an environment without APP_ENV means', () => {
    expect(refusal({ APP_ENV: '', SMTP_URL: '' })).toContain('SMTP_URL must be set');
  });

  test.each([
    ['JWT_PRIVATE_KEYS', ''],
    ['JWT_PRIVATE_KEYS', JSON.stringify([published])],
    ['COOKIE_KEYS', ''],
    ['COOKIE_KEYS', '["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"]'],
    ['COOKIE_KEYS', '["AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"]'],
    ['SMTP_URL', ''],
    ['SMTP_URL', 'smtp://user:password@mail.example.com'],
    ['SMTP_URL', 'smtp://mail.example.com:465'],
    ['SMTP_URL', 'smtp://localhost.example.com'],
    ['SMTP_URL', 'smtp://10.0.0.1'],
    ['SMTP_URL', 'smtp://mail.example.com?requireTLS=false'],
    ['SMTP_URL', 'smtp://mail.example.com?requireTLS=true&requireTLS=false'],
    ['SMTP_URL', 'smtp://mail.example.com?ignoreTLS=true'],
    ['SMTP_URL', 'smtp://mail.example.com?requireTLS=true&tls.rejectUnauthorized=false'],
    ['SMTP_URL', 'smtps://mail.example.com?tls.rejectUnauthorized=0'],
    ['SMTP_URL', 'smtps://mail.example.com?tls.ciphers=NULL'],
    ['SMTP_URL', 'smtps://mail.example.com?secured=true'],
    ['SMTP_URL', 'smtp://localhost?service=mailhog'],
    ['SMTP_URL', 'smtp://localhost?proxy=socks5://proxy.example.com'],
    ['DATABASE_URL', 'postgres://postgres:postgres@db.example.com/app'],
    ['DATABASE_URL', 'postgres://four_oh_one:local-use-only@database:5432/four_oh_one'],
    ['DATABASE_URL', 'postgres://user:password@localhost:5432/app'],
    ['DATABASE_URL', 'postgresql://app:Postgres123!@db/app'],
    ['DATABASE_URL', 'postgres://app:p%61ssword@db/app'],
    ['DATABASE_URL', 'postgres://app@db/app?password=mysecretpassword'],
    ['DATABASE_URL', 'postgres://app:a-good-one-7f3a9@db/app?password=postgres'],
    ['DATABASE_URL', 'postgres://invoices:Invoices@db/app'],
    ['DATABASE_URL', 'postgres://app:invoices@db/invoices'],
    ['DATABASE_URL', 'postgres://app:123456@db/app'],
    ['DIRECT_DATABASE_URL', 'postgres://postgres:postgres@db.example.com/app'],
    ['TRUST_PROXY', '0.0.0.0/0'],
    ['TRUST_PROXY', 'loopback,0.0.0.0/1,128.0.0.0/1'],
    ['TRUST_PROXY', '::/0'],
    ['SEED_DEMO', 'true'],
    ['WEB_ORIGIN', 'http://example.com'],
    ['API_ORIGIN', 'http://10.0.0.1'],
  ])('refuses %s=%s', (name, value) => {
    expect(
      refusal({ [name]: value })
        .split('\n')
        .slice(1),
    ).toEqual([expect.stringContaining(`  ${name} must `)]);
  });

  test.each([
    ['JWT_PRIVATE_KEYS', JSON.stringify([newKey('a'), newKey('b')])],
    ['SMTP_URL', 'smtp://user:password@mail.example.com:587?requireTLS=true'],
    ['SMTP_URL', 'smtps://192.0.2.1?tls.servername=mail.example.com'],
    ['SMTP_URL', 'smtp://localhost:1025'],
    ['SMTP_URL', 'smtp://LOCALHOST?ignoreTLS=true'],
    ['SMTP_URL', 'smtp://127.0.0.1'],
    ['SMTP_URL', 'smtp://[::1]:25'],
    ['DATABASE_URL', 'postgres://postgres@localhost/postgres'],
    ['DATABASE_URL', 'postgres://app:%zz@db/app'],
    ['DATABASE_URL', `postgres://postgres:${randomBytes(18).toString('base64url')}@db/postgres`],
    ['TRUST_PROXY', 'loopback,10.0.0.0/8,fc00::/7'],
    ['TRUST_PROXY', 'none'],
  ])('takes %s=%s', (name, value) => {
    expect(refusal({ [name]: value })).toBe('');
  });

  const half = randomBytes(16);
  test.each([
    ['of words', 'changeme-changeme-changeme-changeme-changem'],
    ['of words, in the middle', `${'x7Kq'.repeat(5)}ChangeMe${'p2Lw'.repeat(3)}abc`],
    ['of words, as bytes', Buffer.from('changeme'.repeat(4)).toString('base64url')],
    [
      'of a sentence, as bytes',
      Buffer.from('The quick brown fox jumps over 1').toString('base64url'),
    ],
    ['of letters alone', 'thequickbrownfoxjumpsoverthelazydogandsleep'],
    ['of digits', '3141592653589793238462643383279502884197169'],
    ['of few characters', '0123456789abcdeffedcba98765432100123456789a'],
    ['of equal steps', bytes((index) => (index * 7 + 3) % 256)],
    ['of one half twice', Buffer.concat([half, half]).toString('base64url')],
    [
      'of zeros and a few bytes',
      Buffer.concat([Buffer.alloc(12), randomBytes(20)]).toString('base64url'),
    ],
    ['that RFC 7520 prints', 'hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg'],
  ])('refuses a cookie key %s', (_, weak) => {
    const good = randomBytes(32).toString('base64url');
    expect(refusal({ COOKIE_KEYS: JSON.stringify([good, weak]) })).toMatch(
      /\n  COOKIE_KEYS must be keys of your own, made at random[^\n]*$/,
    );
  });

  test.each([
    ['1', 1n],
    ['2', 2n],
    ['a 64-bit number', 0xd1ce5ba5eba11ed7n],
    ['a 64-bit number, shifted', 0xd1ce5ba5eba11ed7n << 190n],
    ['one less than the order', ORDER - 1n],
    ['a little less than the order', ORDER - 0xd1ce5ba5eba11ed7n],
    ['one byte over and over', BigInt(`0x${'5a'.repeat(32)}`)],
    ['what RFC 6979 A.2.5 prints', numberOf('ya-p2EW6dRZrXCFXZ7HWk05Qw9s26JsSe4piKxIPZyE')],
    ['what jwt.io shows', numberOf('evZzL1gdAFr88hb2OF_2NxApJCzGCEDdfSp6VQO30hw')],
  ])('refuses a signing key that is %s', (_, number) => {
    expect(refusal({ JWT_PRIVATE_KEYS: jwtKeys(number) })).toMatch(
      /\n  JWT_PRIVATE_KEYS must be keys of your own, made at random[^\n]*$/,
    );
  });

  test('takes any key that was made at random', () => {
    const random = Array.from({ length: 2000 }, () => randomBytes(32).toString('base64url'));
    expect(refusal({ COOKIE_KEYS: JSON.stringify(random) })).toBe('');
  });

  test('says all of it in one message', () => {
    const lines = refusal({ API_PORT: 'x', SMTP_URL: '', COOKIE_KEYS: '[]' }).split('\n');
    expect(lines).toHaveLength(4);
  });

  test('development starts with the same', () => {
    expect(refusal({ APP_ENV: 'development', SEED_DEMO: 'true', SMTP_URL: '' })).toBe('');
    const careless = {
      DATABASE_URL: 'postgres://postgres:postgres@localhost/app',
      SMTP_URL: 'smtp://mail.example.com',
      TRUST_PROXY: '0.0.0.0/0',
      JWT_PRIVATE_KEYS: jwtKeys(1n),
      COOKIE_KEYS: '["changeme-changeme-changeme-changeme-changem"]',
    };
    expect(refusal({ APP_ENV: 'development', ...careless })).toBe('');
    const named = [...refusal(careless).matchAll(/^ {2}(\w+) must/gm)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(Object.keys(careless)));
    expect(named).toHaveLength(5);
  });

  test('a process is not asked for what it does not read', () => {
    const { JWT_PRIVATE_KEYS, ...env } = sound;
    expect(JWT_PRIVATE_KEYS).toBeDefined();
    expect(readSettings({ COOKIE_KEYS: cookieKeys }, env).COOKIE_KEYS).toHaveLength(1);
  });

  test('plain http is for loopback', () => {
    const loopback = [
      'http://localhost:3000',
      'http://app.localhost',
      'http://127.9.9.9',
      'http://[::1]:1',
    ];
    expect(loopback.map(isLoopbackOrigin)).toEqual([true, true, true, true]);
    const elsewhere = ['http://localhost.example', 'http://0.0.0.0', 'http://127.0.0.1.example'];
    expect(elsewhere.map(isLoopbackOrigin)).toEqual([false, false, false]);
  });
});

test('COOKIE_KEYS are distinct as bytes, not as text', () => {
  const decoded = Buffer.alloc(32, 'a random key');
  const text = decoded.toString('base64url');
  const other = text.slice(0, -1) + String.fromCharCode(text.charCodeAt(42) + 1);
  expect(Buffer.from(other, 'base64url')).toEqual(decoded);
  expect(cookieKeys.safeParse(JSON.stringify([text, other])).success).toBe(false);
});

describe('JWT_PRIVATE_KEYS', () => {
  const { kid, ...nameless } = newKey('a');
  const { d, ...publicHalf } = newKey('b');

  test('are the keys, in order', () => {
    const keys = [newKey('new'), newKey('old')];
    expect(jwtPrivateKeys.parse(JSON.stringify(keys))).toEqual(keys);
  });

  test.each([
    ['no JSON', 'no'],
    ['no list', JSON.stringify(key)],
    ['empty', '[]'],
    ['without a kid', JSON.stringify([nameless])],
    ['with one kid twice (RFC 7517 §4.5)', JSON.stringify([key, newKey('a')])],
    ['public', JSON.stringify([publicHalf])],
    ['of another curve', JSON.stringify([{ ...key, crv: 'P-384' }])],
    ['symmetric', JSON.stringify([{ kty: 'oct', k: 'AAAA', kid }])],
    ['of two halves that do not belong together', JSON.stringify([{ ...key, d }])],
    ['off the curve', JSON.stringify([{ ...key, x: key.y }])],
  ])('are refused when %s', (_, text) => {
    expect(jwtPrivateKeys.safeParse(text).success).toBe(false);
  });
});
