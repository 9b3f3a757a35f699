import * as argon2 from '@node-rs/argon2';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Mailer } from '../../src/mail/mailer.js';
import { startTestApi, type TestApi, USER } from '../api.js';

vi.mock('@node-rs/argon2', { spy: true });

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const NOBODY = 'nobody@example.com';

/** What one request does until its answer, and the look for the account after it: statements by name, and hashes. */
async function workOf(path: string, body: object) {
  const mail = vi.spyOn(api.app.get(Mailer), 'send').mockResolvedValue();
  const query = vi.spyOn(api.app.get(Pool), 'query');
  const hash = vi.mocked(argon2.hash).mockClear();
  const names = () =>
    query.mock.calls
      .map(([asked]) => String(Reflect.get(Object(asked), 'name')))
      // The feed of ended sessions asks on its own account.
      .filter((name) => !/^session_feed|^recently_/.test(name));
  const { status } = await api.json('POST', path, body);
  await expect.poll(names).toContain('user_standing');
  const work = { status, statements: names(), hashes: hash.mock.calls.length };
  query.mockRestore();
  mail.mockRestore();
  return work;
}

describe('known and unknown addresses are the same work (OWASP ASVS 6.3.8)', () => {
  test.each([
    ['/auth/register', { password: 'seven quiet herons', name: 'Nora' }, 1],
    ['/auth/forgot-password', {}, 0],
  ])('%s', async (path, more, hashes) => {
    const known = await workOf(path, { email: USER, ...more });
    const unknown = await workOf(path, { email: NOBODY, ...more });
    expect(known).toEqual(unknown);
    expect(known).toMatchObject({ status: 202, hashes });
    // The row is written before the look: whether there is an account cannot change that.
    expect(known.statements.slice(-2)).toEqual([expect.stringMatching(/^add_/), 'user_standing']);
  });
});
