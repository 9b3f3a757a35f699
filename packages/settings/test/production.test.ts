import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  cookieKeys,
  isLoopbackOrigin,
  jwtPrivateKeys,
  readSettings,
  SettingsError,
} from '../src/index.js';

const newKey = (kid: string) => ({
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
  kid,
});

const own = { JWT_PRIVATE_KEYS: jwtPrivateKeys.optional(), COOKIE_KEYS: cookieKeys.optional() };
const key = newKey('a');
const sound = {
  APP_ENV: 'production',
  WEB_ORIGIN: 'https://example.com',
  API_ORIGIN: 'https://api.example.com',
  SMTP_URL: 'smtp://mail.example.com',
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

const published = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI',
  kid: '1',
};

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
    ['SEED_DEMO', 'true'],
    ['WEB_ORIGIN', 'http://example.com'],
    ['API_ORIGIN', 'http://10.0.0.1'],
  ])('refuses %s=%s', (name, value) => {
    expect(
      refusal({ [name]: value })
        .split('\n')
        .slice(1),
    ).toEqual([expect.stringContaining(`${name} must be `)]);
  });

  test('says all of it in one message', () => {
    const lines = refusal({ API_PORT: 'x', SMTP_URL: '', COOKIE_KEYS: '[]' }).split('\n');
    expect(lines).toHaveLength(4);
  });

  test('development starts with the same', () => {
    expect(refusal({ APP_ENV: 'development', SEED_DEMO: 'true', SMTP_URL: '' })).toBe('');
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
