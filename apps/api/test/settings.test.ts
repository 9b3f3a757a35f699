import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SettingsError } from '@repo/settings';
import { expect, test } from 'vitest';
import { readApiSettings } from '../src/settings.js';
import { newKey } from './support/keys.js';

const DATABASE_URL = 'postgres://user@localhost/db';
const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

test('the lifetimes and limits default to the documented ones (ASVS 6.1.1, 7.1.1)', () => {
  const settings = readApiSettings({ APP_ENV: 'development', DATABASE_URL });
  expect(settings).toMatchObject({
    ACCESS_TOKEN_TTL: 300,
    REFRESH_IDLE_TTL: 604_800,
    SESSION_TTL: 2_592_000,
    REFRESH_GRACE: 30,
    STEP_UP_MAX_AGE: 300,
    LOGIN_RATE_LIMIT: 10,
    LOGIN_RATE_WINDOW: 60,
  });
});

test('no lifetime is longer than the database can count', () => {
  const env = { APP_ENV: 'development', DATABASE_URL, SESSION_TTL: '9007199254740991' };
  expect(() => readApiSettings(env)).toThrow(
    /SESSION_TTL must be a whole number of seconds from 1 to 315360000/,
  );
});

test('an access token lives at most an hour (RFC 6750 §5.3)', () => {
  const env = { APP_ENV: 'development', DATABASE_URL, ACCESS_TOKEN_TTL: '3601' };
  expect(() => readApiSettings(env)).toThrow(SettingsError);
});

test.each(['no-reply', 'a@b\r\nBcc: c@d', '<a@example.com>', 'a@example.com, b@example.com'])(
  'MAIL_FROM must be one address, which %j is not',
  (MAIL_FROM) => {
    const env = { APP_ENV: 'development', DATABASE_URL, MAIL_FROM };
    expect(() => readApiSettings(env)).toThrow(/MAIL_FROM must be an address/);
  },
);

test.each(['no-reply@example.com', 'Some Product <no-reply@example.com>'])(
  'MAIL_FROM may be %j',
  (MAIL_FROM) => {
    const env = { APP_ENV: 'development', DATABASE_URL, MAIL_FROM };
    expect(readApiSettings(env).MAIL_FROM).toBe(MAIL_FROM);
  },
);

test('the API does not start with wrong settings: one message names each and what it must be', () => {
  const env = {
    DATABASE_URL: 'mysql://x',
    API_HOST: 'localhost:3001',
    ACCESS_TOKEN_TTL: '5m',
    API_ORIGIN: 'http://api.example.com',
    JWT_PRIVATE_KEYS: JSON.stringify([{ ...newKey(), kid: '' }]),
    SESION_TTL: '60',
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN], { env, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stdout).toBe('');
  for (const name of [...Object.keys(env), 'SMTP_URL']) {
    expect(stderr).toMatch(new RegExp(`^  ${name} must `, 'm'));
  }
  expect(stderr).not.toMatch(/ {4}at |mysql|5m/);
});

test('in production the API does not start with published secrets, or with unencrypted mail', () => {
  // The key pair whose private key is the number 1: x and y are the generator of P-256 (SEC 2 §2.4.2).
  const one = {
    kty: 'EC',
    crv: 'P-256',
    kid: '1',
    x: 'axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY',
    y: 'T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU',
    d: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE',
  };
  const env = {
    DATABASE_URL: 'postgres://postgres:postgres@db.example.com/app',
    DIRECT_DATABASE_URL: 'postgres://app:local-use-only@db.example.com/app',
    JWT_PRIVATE_KEYS: JSON.stringify([one]),
    SMTP_URL: 'smtp://mail.example.com',
    TRUST_PROXY: '0.0.0.0/0',
  };
  const { status, stderr } = spawnSync(process.execPath, [MAIN], { env, encoding: 'utf8' });
  expect(status).toBe(1);
  for (const name of Object.keys(env)) {
    expect(stderr).toMatch(new RegExp(`^  ${name} must `, 'm'));
  }
  expect(stderr).not.toMatch(/:postgres|local-use|AAAE|example\.com/);
});
