import { expect, test } from 'vitest';
import { PRODUCT_NAME, readAllSettings, readSettings } from '../src/index.js';

const development = { APP_ENV: 'development' };

/** Returns the message with which a start is refused; undefined if the settings are accepted. */
function refusal(env: Readonly<Record<string, string>>): string | undefined {
  try {
    readAllSettings({ ...development, ...env });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

test.each([
  ['ACESS_TOKEN_TTL', 'ACCESS_TOKEN_TTL'],
  ['ACCESS_TOKEN_TLL', 'ACCESS_TOKEN_TTL'],
  ['COOKIES_KEYS', 'COOKIE_KEYS'],
  ['COOKIE_KEY', 'COOKIE_KEYS'],
  ['JWT_PRIVATE_KEY', 'JWT_PRIVATE_KEYS'],
  ['LOGIN_RATE_LIMITS', 'LOGIN_RATE_LIMIT'],
  ['LOGIN_RATE_WINDOWS', 'LOGIN_RATE_WINDOW'],
  ['DATABSE_URL', 'DATABASE_URL'],
  ['database_url', 'DATABASE_URL'],
  ['DATABASE-URL', 'DATABASE_URL'],
  ['SESION_TTL', 'SESSION_TTL'],
  ['TRUSTPROXY', 'TRUST_PROXY'],
  ['API_PROT', 'API_PORT'],
  ['SMTP_ULR', 'SMTP_URL'],
  ['SEED_DEOM', 'SEED_DEMO'],
])('%s is taken for a misspelt %s', (name, setting) => {
  expect(refusal({ [name]: 'a secret' })).toBe(
    `${PRODUCT_NAME} cannot start with these settings:\n` +
      `  ${name} must not be set: there is no such setting. Did you mean ${setting}?`,
  );
});

test('one message names the wrong settings of both servers, and misspelt names', () => {
  const env = {
    COOKIE_KEYS: 'changeme',
    DATABASE_URL: 'mysql://me@host/db',
    API_PORT: '0',
    SESSION_TTL: 'month',
    COOKIES_KEYS: '[]',
    ACESS_TOKEN_TTL: '60',
  };
  const message = refusal(env) ?? '';
  for (const name of [
    'ACESS_TOKEN_TTL',
    'API_PORT',
    'COOKIE_KEYS',
    'DATABASE_URL',
    'SESSION_TTL',
  ]) {
    expect(message).toContain(`\n  ${name} must `);
  }
  // COOKIES_KEYS may be another program's, because COOKIE_KEYS is set.
  expect(message).not.toContain('COOKIES_KEYS');
});

test('the servers cannot share a port', () => {
  expect(refusal({ WEB_PORT: '3100', API_PORT: '3100' })).toContain(
    'WEB_PORT must be a port other than API_PORT',
  );
});

test('a process accepts any value of a setting that it does not read, but not a misspelt name', () => {
  expect(() =>
    readSettings({}, { ...development, COOKIE_KEYS: '?', ACCESS_TOKEN_TTL: '?' }),
  ).not.toThrow();
  expect(() => readSettings({}, { ...development, ACESS_TOKEN_TTL: '60' })).toThrow(
    'ACCESS_TOKEN_TTL',
  );
});

test('an empty setting counts as missing, so a similar name is reported as misspelt', () => {
  expect(refusal({ COOKIE_KEYS: '', COOKIES_KEYS: '[]' })).toContain(
    'COOKIES_KEYS must not be set',
  );
});

test('the names of other programs are ignored', () => {
  const names = [
    ['PATH', 'HOME', 'USER', 'SHELL', 'LANG', 'TERM', 'PWD', 'LOGNAME', 'TZ', 'CI', 'PORT', 'HOST'],
    ['NODE_ENV', 'NODE_OPTIONS', 'NODE_PATH', 'npm_config_loglevel', 'npm_lifecycle_event'],
    ['APPDATA', 'SESSION_MANAGER', 'DESKTOP_SESSION', 'SESSIONNAME', 'XDG_SESSION_ID', 'LOGLEVEL'],
    ['APP_NAME', 'APP_KEY', 'APP_URL', 'APP_PORT', 'APP_HOST', 'API_URL', 'API_KEY', 'API_TOKEN'],
    ['WEB_URL', 'WEB_CONCURRENCY', 'WEB_BROWSER', 'LOG_FILE', 'LOG_FORMAT', 'RUST_LOG'],
    ['DATABASE_HOST', 'DATABASE_USER', 'DATABASE_SSL', 'DATABASE_NAME', 'SMTP_HOST', 'SMTP_USER'],
    [
      'SMTP_PORT',
      'MAIL_HOST',
      'MAIL_TO',
      'EMAIL_FROM',
      'MAILTO',
      'COOKIE_SECRET',
      'SESSION_SECRET',
    ],
    ['JWT_SECRET', 'JWT_PRIVATE', 'ACCESS_TOKEN', 'REFRESH_TOKEN', 'METRICS_HOST', 'LOGIN_URL'],
    // Kubernetes sets these for a service named api-internal.
    ['API_INTERNAL_SERVICE_HOST', 'API_INTERNAL_SERVICE_PORT', 'API_INTERNAL_PORT'],
    ['ACCESS_TOKEN_SECRET', 'LOGIN_RATE', 'JWT_PRIVATE_PEM'],
    ['HTTP_PROXY', 'no_proxy', 'POSTGRES_PASSWORD', 'PGHOST', 'PGPASSWORD', 'CHROME_PATH'],
  ].flat();
  expect(refusal(Object.fromEntries(names.map((name) => [name, 'x'])))).toBeUndefined();
});
