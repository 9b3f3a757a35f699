import { startWeb } from '@repo/testing';
import { expect, test } from 'vitest';

test('production refuses to start without its settings, with one message that names them all', async () => {
  const env = {
    APP_ENV: 'production',
    WEB_HOST: 'http://0.0.0.0',
    WEB_ORIGIN: 'http://app.example',
    COOKIE_KEYS: '',
    COOKIES_KEYS: '[]',
    SMTP_URL: '',
    SEED_DEMO: 'true',
  };
  const start = startWeb({ apiUrl: 'http://localhost:1', env });
  const message = await start.then(
    () => 'started',
    (error: unknown) => String(error),
  );
  for (const name of [
    'WEB_HOST',
    'WEB_ORIGIN',
    'COOKIE_KEYS',
    'COOKIES_KEYS',
    'SMTP_URL',
    'SEED_DEMO',
  ]) {
    expect(message).toContain(`${name} must`);
  }
  expect(message).not.toContain('app.example');
}, 60_000);

test('production refuses to start with a key that can be guessed, with unencrypted mail, or with trust in every proxy', async () => {
  const env = {
    APP_ENV: 'production',
    COOKIE_KEYS: '["changeme-changeme-changeme-changeme-changem"]',
    SMTP_URL: 'smtp://mail.example',
    TRUST_PROXY: '0.0.0.0/0',
  };
  const start = startWeb({ apiUrl: 'http://localhost:1', env });
  const message = await start.then(
    () => 'started',
    (error: unknown) => String(error),
  );
  for (const name of ['COOKIE_KEYS', 'SMTP_URL', 'TRUST_PROXY']) {
    expect(message).toContain(`${name} must`);
  }
  expect(message).not.toMatch(/changeme|mail\.example/);
}, 60_000);

test('in development the web server listens only on this machine, as the API does', async () => {
  const server = await startWeb({ apiUrl: 'http://localhost:1' });
  try {
    expect((await fetch(server.url)).status).toBe(200);
    // On Linux, a server that listens on every address would respond here too.
    await expect(fetch(server.url.replace('localhost', '127.0.0.2'))).rejects.toThrow(
      'fetch failed',
    );
  } finally {
    await server.stop();
  }
}, 60_000);
