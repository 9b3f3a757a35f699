import { DEMO_PASSWORD } from '@repo/db';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bearer, refusal, testApi } from '../api.js';
import { insertUser } from '../support/database.js';
import { lockWaits } from '../support/lock-waits.js';

const api = testApi({ LOGIN_RATE_LIMIT: '1000' });
let admin: string;
beforeAll(async () => {
  admin = (await api.signIn('admin@example.com')).accessToken;
});

const newAdmin = () => insertUser(api.pool, { password: DEMO_PASSWORD, role: 'admin' });

const change = (id: string, body: object, token = admin) =>
  api.json('PATCH', `/admin/users/${id}`, body, ...bearer(token));

const listUsers = (token: string) => api.get('/admin/users', ...bearer(token));

describe('the last administrator', () => {
  let first: { id: string; email: string };
  beforeEach(async () => {
    const { rows } = await api.pool.query(
      `UPDATE users SET role = CASE email WHEN 'admin@example.com' THEN 'admin' ELSE 'user' END::role
       RETURNING id, email`,
    );
    first = rows.find(({ email }) => email === 'admin@example.com');
  });

  test.each([{ role: 'user' }, { disabled: true }])(
    'cannot be removed: %o is a conflict (RFC 9110 §15.5.10)',
    async (body) => {
      const disabled = await newAdmin();
      await change(disabled.id, { disabled: true });
      expect(refusal(await change(first.id, body))).toEqual([409, 'conflict']);
      expect((await listUsers(admin)).status).toBe(200);
      expect((await change(first.id, { role: 'admin', disabled: false })).status).toBe(200);
    },
  );

  test('remains when two administrators remove each other at once', async () => {
    for (const body of [{ role: 'user' }, { disabled: true }, { role: 'user' }]) {
      const second = await newAdmin();
      const [one, two] = [await api.signIn(first.email), await api.signIn(second.email)];
      // Both requests wait for these locked rows, so that they then go on together.
      const holder = await api.pool.connect();
      await holder.query('BEGIN');
      await holder.query('SELECT FROM users WHERE id = ANY ($1) FOR UPDATE', [
        [first.id, second.id],
      ]);
      const responses = [
        change(second.id, body, one.accessToken),
        change(first.id, body, two.accessToken),
      ];
      await expect.poll(() => lockWaits(api.pool)).toBe(2);
      await holder.query('COMMIT');
      holder.release();
      const statuses = (await Promise.all(responses)).map(({ status }) => status);
      expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 409]);
      const restored = { role: 'admin', disabled: false };
      if (statuses[0] === 409) await change(first.id, restored, two.accessToken);
      await api.pool.query('DELETE FROM users WHERE id = $1', [second.id]);
    }
    admin = (await api.signIn(first.email)).accessToken;
  });
});
