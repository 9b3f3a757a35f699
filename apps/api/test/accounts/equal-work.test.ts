import * as argon2 from '@node-rs/argon2';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { MailQueue } from '../../src/mail/mail-queue.js';
import { testApi, USER } from '../api.js';

vi.mock('@node-rs/argon2', { spy: true });

const api = testApi();
beforeAll(() => {
  // The test reads the outbox, so no mail may leave it.
  vi.spyOn(api.app.get(MailQueue), 'sendDue').mockResolvedValue();
});

const UNKNOWN = 'nobody@example.com';

/** Sends a request. Returns its status, its SQL statements (the name, else the text) and its number of hashes. */
async function workOf(path: string, email: string) {
  const query = vi.spyOn(api.pool, 'query');
  const hash = vi.mocked(argon2.hash).mockClear();
  const { status } = await api.json('POST', path, { email });
  const statements = query.mock.calls
    .map(([asked]) => Object(asked))
    // The feed of ended sessions and the sending of mail run on their own schedules.
    .filter(({ name = '' }) => !/^session_feed|^recently_|^outbox_(?!add)/.test(name))
    .map(({ name, text }) => String(name ?? text));
  query.mockRestore();
  return { status, statements, hashes: hash.mock.calls.length };
}

describe('a request does the same work for known and unknown addresses (OWASP ASVS 6.3.8)', () => {
  test.each(['/auth/register', '/auth/forgot-password'])('%s', async (path) => {
    const known = await workOf(path, USER);
    expect(known).toEqual(await workOf(path, UNKNOWN));
    expect(known).toMatchObject({ status: 202, hashes: 0 });
    // Two statements count the request towards limits, and one adds the mail. The account is looked up later, when the
    // mail is composed.
    expect(known.statements).toHaveLength(3);
    expect(known.statements.at(-1)).toBe('outbox_add');
    expect(known.statements.join()).not.toMatch(/user_|users/);
  });

  test('the outbox gets the same row, except for the address', async () => {
    const { rows } = await api.pool.query(
      `SELECT kind, subject, text, device, network, attempts, count(*)::int AS n
       FROM mail_outbox GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1`,
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['password_reset', 'registration']);
    expect(rows).toMatchObject(rows.map(() => ({ n: 2, subject: null, text: null, attempts: 0 })));
  });
});
