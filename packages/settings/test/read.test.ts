import { describe, expect, test } from 'vitest';
import {
  apiSettings,
  appEnv,
  databaseUrl,
  host,
  PRODUCT_NAME,
  readSome,
  readSettings,
  seconds,
  SettingsError,
} from '../src/index.js';

const development = { APP_ENV: 'development' };

/** Returns the names of the settings that are refused. */
function refused(own: Parameters<typeof readSettings>[0], env: Record<string, string>) {
  try {
    readSettings(own, env);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.faults.map(({ name }) => name);
    throw error;
  }
}

describe('readSettings', () => {
  test('no setting is required in development', () => {
    expect(readSettings({ ACCESS_TOKEN_TTL: seconds(300) }, development)).toMatchObject({
      APP_ENV: 'development',
      WEB_PORT: 3000,
      WEB_ORIGIN: 'http://localhost:3000',
      API_PORT: 3001,
      API_ORIGIN: 'http://localhost:3001',
      API_INTERNAL_URL: 'http://localhost:3001',
      ERROR_DOCS_URL: 'http://localhost:3000/errors/',
      LOG_LEVEL: 'info',
      SEED_DEMO: true,
      ACCESS_TOKEN_TTL: 300,
    });
  });

  test('a default follows the setting that it depends on', () => {
    const env = { ...development, WEB_ORIGIN: 'https://App.Example:443/', API_PORT: '4001' };
    expect(readSettings({}, env)).toMatchObject({
      WEB_ORIGIN: 'https://app.example',
      ERROR_DOCS_URL: 'https://app.example/errors/',
      API_ORIGIN: 'http://localhost:4001',
      API_INTERNAL_URL: 'http://localhost:4001',
    });
  });

  test('an empty value counts as unset', () => {
    expect(readSettings({}, { ...development, API_PORT: '', WEB_ORIGIN: '' })).toMatchObject({
      API_PORT: 3001,
      WEB_ORIGIN: 'http://localhost:3000',
    });
  });

  test('one message names every wrong setting and what it must be, and prints no value', () => {
    const env = {
      ...development,
      API_PORT: '99999',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://me:secret@host',
      TTL: '1.5',
    };
    expect(() => readSettings({ DATABASE_URL: databaseUrl(), TTL: seconds(1) }, env)).toThrow(
      [
        `${PRODUCT_NAME} cannot start with these settings:`,
        '  API_PORT must be a port from 1 to 65535',
        '  LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent',
        '  DATABASE_URL must be a postgres:// URL',
        '  TTL must be a whole number of seconds from 1 to 315360000',
      ].join('\n'),
    );
  });

  test.each([
    ['WEB_ORIGIN', 'example.com'],
    ['WEB_ORIGIN', 'https://example.com/app'],
    ['WEB_ORIGIN', 'https://me@example.com'],
    ['API_ORIGIN', 'ftp://example.com'],
    ['API_INTERNAL_URL', 'api:3001'],
    ['ERROR_DOCS_URL', '/errors/'],
    ['ERROR_DOCS_URL', 'https://example.com/errors?slug='],
    ['API_PORT', '0'],
    ['WEB_PORT', '0x50'],
    ['SEED_DEMO', 'yes'],
    ['APP_ENV', 'test'],
  ])('%s=%s is refused', (name, value) => {
    expect(refused({}, { ...development, [name]: value })).toEqual([name]);
  });

  test('no page of another origin may call the API, unless CORS_ORIGINS names its origin', () => {
    const { CORS_ORIGINS } = apiSettings;
    expect(readSettings({ CORS_ORIGINS }, development).CORS_ORIGINS).toEqual([]);
    const env = { ...development, CORS_ORIGINS: 'https://App.Example:443, http://localhost:5173/' };
    expect(readSettings({ CORS_ORIGINS }, env).CORS_ORIGINS).toEqual([
      'https://app.example',
      'http://localhost:5173',
    ]);
  });

  test.each([
    '*',
    'null',
    'https://*.example.com',
    'app.example.com',
    'https://app.example.com/page',
    'https://me@app.example.com',
    'https://app.example.com,',
    'https://app.example.com https://example.org',
    'file:///app',
  ])('CORS_ORIGINS=%s is refused', (value) => {
    const { CORS_ORIGINS } = apiSettings;
    const env = { ...development, CORS_ORIGINS: value };
    expect(refused({ CORS_ORIGINS }, env)).toEqual(['CORS_ORIGINS']);
  });

  test.each([
    '0.0.0.0',
    '::1',
    'fe80::1%eth0',
    'localhost',
    'api',
    'a-1.example.com',
    '3com.example',
  ])('a server can listen on %j', (HOST) =>
    expect(readSettings({ HOST: host() }, { ...development, HOST }).HOST).toBe(HOST),
  );

  test.each([
    'localhost:3001',
    'http://localhost',
    '[::1]',
    '1.2.3',
    '256.0.0.1',
    '-a.example',
    'a..b',
    'a b',
    'localhost\n',
    `${'a'.repeat(64)}.example`,
    'a.'.repeat(127) + 'aa',
  ])(
    'a server cannot listen on %j, which is neither an address nor a name (RFC 1123 §2.1)',
    (HOST) => {
      expect(refused({ HOST: host() }, { ...development, HOST })).toEqual(['HOST']);
    },
  );
});

test('a process that reads few settings does not require the others', () => {
  const env = { APP_ENV: 'production', API_PORT: 'x', WEB_ORIGIN: 'http://app.example', TTL: '5' };
  expect(readSome({ APP_ENV: appEnv, TTL: seconds(1) }, env)).toEqual({
    APP_ENV: 'production',
    TTL: 5,
  });
});
