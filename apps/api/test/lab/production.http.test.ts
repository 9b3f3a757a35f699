import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { developmentModules } from '../../src/development.js';
import { refusal, startApiProcess } from '../api.js';
import { testDatabase } from '../support/database.js';
import { newKey } from '../support/keys.js';

const database = testDatabase();

const inUrl = (code: string) => `data:text/javascript,${encodeURIComponent(code)}`;

const hooks = inUrl(`
  export async function resolve(specifier, context, next) {
    const resolved = await next(specifier, context);
    if (resolved.url.includes('/dist/lab/')) throw new Error('The lab was imported.');
    return resolved;
  }
`);

/** Makes an import of the lab fail. */
const NODE_OPTIONS = `--import=${inUrl(`
  import { register } from 'node:module';
  register(${JSON.stringify(hooks)});
`)}`;

test('in production the lab is not imported, and its routes do not exist', async () => {
  const api = await startApiProcess({
    APP_ENV: 'production',
    DATABASE_URL: database.url,
    SMTP_URL: 'smtp://localhost:1',
    COOKIE_KEYS: JSON.stringify([randomBytes(32).toString('base64url')]),
    JWT_PRIVATE_KEYS: JSON.stringify([newKey()]),
    NODE_OPTIONS,
  });
  try {
    for (const path of ['/lab/credentials', '/lab/limited', '/lab/outage?until=0']) {
      for (const method of ['GET', 'POST', 'PUT']) {
        expect(refusal(await api.send(path, { method }))).toEqual([404, 'not_found']);
      }
    }
  } finally {
    await api.close();
  }
});

test('in development it is imported', async () => {
  const api = startApiProcess({ DATABASE_URL: database.url, NODE_OPTIONS });
  await expect(api).rejects.toThrow('The lab was imported.');
  const [module] = await developmentModules({ APP_ENV: 'development' });
  expect(module?.name).toBe('LabModule');
});
