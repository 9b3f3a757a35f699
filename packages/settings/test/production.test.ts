import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { cookieKeys, isLoopbackOrigin, PRODUCT_NAME, readSettings } from '../src/index.js';
import { newKey, own, refusal, sound } from './support/production.js';

const published = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI',
  kid: '1',
};

describe('production', () => {
  test('starts with correct settings, and creates no demo accounts (ASVS 6.3.2, 15.2.3)', () => {
    expect(refusal({})).toBe('');
    expect(readSettings(own, sound).SEED_DEMO).toBe(false);
  });

  test('is the default of APP_ENV', () => {
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
    ['DATABASE_URL', 'postgres://app:local-use-only@database:5432/app'],
    ['DATABASE_URL', 'postgres://user:password@localhost:5432/app'],
    ['DATABASE_URL', 'postgresql://app:Postgres123!@db/app'],
    ['DATABASE_URL', 'postgres://app:p%61ssword@db/app'],
    ['DATABASE_URL', 'postgres://app@db/app?password=mysecretpassword'],
    ['DATABASE_URL', 'postgres://app:a-good-one-7f3a9@db/app?password=postgres'],
    ['DATABASE_URL', 'postgres://invoices:Invoices@db/app'],
    ['DATABASE_URL', 'postgres://app:invoices@db/invoices'],
    ['DATABASE_URL', 'postgres://app:123456@db/app'],
    ['DATABASE_URL', `postgres://app:${encodeURIComponent(PRODUCT_NAME)}1@db/app`],
    ['DIRECT_DATABASE_URL', 'postgres://postgres:postgres@db.example.com/app'],
    ['TRUST_PROXY', '0.0.0.0/0'],
    ['TRUST_PROXY', 'loopback,0.0.0.0/1,128.0.0.0/1'],
    ['TRUST_PROXY', '::/0'],
    ['SEED_DEMO', 'true'],
    ['WEB_ORIGIN', 'http://example.com'],
    ['API_ORIGIN', 'http://10.0.0.1'],
    ['CORS_ORIGINS', 'http://app.example.com'],
    ['CORS_ORIGINS', 'https://app.example.com,http://10.0.0.1:3000'],
  ])('refuses %s=%s (ASVS 13.2.3)', (name, value) => {
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
    ['CORS_ORIGINS', 'https://app.example.com,http://localhost:5173,http://127.0.0.1'],
  ])('accepts %s=%s', (name, value) => {
    expect(refusal({ [name]: value })).toBe('');
  });

  test('reports everything in one message', () => {
    const lines = refusal({ API_PORT: 'x', SMTP_URL: '', COOKIE_KEYS: '[]' }).split('\n');
    expect(lines).toHaveLength(4);
  });

  test('development starts with settings that production refuses', () => {
    expect(refusal({ APP_ENV: 'development', SEED_DEMO: 'true', SMTP_URL: '' })).toBe('');
    const careless = {
      DATABASE_URL: 'postgres://postgres:postgres@localhost/app',
      SMTP_URL: 'smtp://mail.example.com',
      TRUST_PROXY: '0.0.0.0/0',
      JWT_PRIVATE_KEYS: JSON.stringify([published]),
      COOKIE_KEYS: '["changeme-changeme-changeme-changeme-changem"]',
    };
    expect(refusal({ APP_ENV: 'development', ...careless })).toBe('');
    const named = [...refusal(careless).matchAll(/^ {2}(\w+) must/gm)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(Object.keys(careless)));
    expect(named).toHaveLength(5);
  });

  test('a process does not require settings that it does not read', () => {
    const { JWT_PRIVATE_KEYS, ...env } = sound;
    expect(JWT_PRIVATE_KEYS).toBeDefined();
    expect(readSettings({ COOKIE_KEYS: cookieKeys }, env).COOKIE_KEYS).toHaveLength(1);
  });

  test('plain http is for loopback only (ASVS 4.1.2, 12.2.1)', () => {
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
