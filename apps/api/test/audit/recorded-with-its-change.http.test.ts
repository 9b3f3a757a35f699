import { DEMO_PASSWORD } from '@repo/db';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { MailQueue } from '../../src/mail/mail-queue.js';
import { ADMIN, type ApiResponse, bearer, field, members, refusal, testApi } from '../api.js';
import { partsOf } from '../support/parts.js';
import { sessionIn } from '../support/rows.js';
import { type Changes, type ChangesPart, changesOf, mailed } from './changes.js';

const api = testApi();
const own = changesOf(api);
const { newUser, signedIn, remove } = own;
const parts = await partsOf<ChangesPart>('changes.part.ts');
const changes: Changes = Object.assign(
  {},
  own.changes,
  ...parts.map((part) => part.changesOf(api)),
);

beforeAll(async () => {
  // Sending a mail would change the outbox, which the tests compare.
  vi.spyOn(api.app.get(MailQueue), 'sendDue').mockResolvedValue();
});

/** Every table that a change could touch. */
const tables = [
  'users',
  'sessions',
  'registrations',
  'password_resets',
  ...parts.flatMap((part) => part.tables),
];

async function state(): Promise<string> {
  const rows = [...tables, 'mail_outbox'].map((table) =>
    api.pool.query(`SELECT * FROM ${table} ORDER BY ${table}::text`),
  );
  return JSON.stringify((await Promise.all(rows)).map((result) => result.rows));
}

/** Returns the events of changes that the request with this response recorded. */
async function recorded(response: ApiResponse): Promise<unknown[]> {
  const { rows } = await api.pool.query(
    `SELECT event FROM auth_events
     WHERE request_id = $1 AND (code IS NULL OR event = 'authn_token_reuse')`,
    field(response, 'x-request-id'),
  );
  return rows;
}

beforeAll(async () => {
  await api.pool.query(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'this test takes no rows'; END $$`);
});

describe('a change that fails when it is committed is not recorded', () => {
  test.each(Object.entries(changes))('%s', async (_, prepare) => {
    const send = await prepare();
    for (const table of tables) {
      await api.pool.query(`
        CREATE CONSTRAINT TRIGGER refuse AFTER INSERT OR UPDATE OR DELETE ON ${table}
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()`);
    }
    const before = await state();
    const response = await send();
    for (const table of tables) await api.pool.query(`DROP TRIGGER refuse ON ${table}`);
    expect(refusal(response)).toEqual([500, 'internal_error']);
    expect(await state()).toBe(before);
    expect(await recorded(response)).toEqual([]);
  });
});

describe('a change that cannot be recorded is not made', () => {
  test.each(Object.entries(changes))('%s', async (_, prepare) => {
    const send = await prepare();
    await api.pool.query(`
      CREATE TRIGGER refuse BEFORE INSERT ON auth_events FOR EACH ROW
      WHEN (NEW.code IS NULL OR NEW.event = 'authn_token_reuse') EXECUTE FUNCTION refuse()`);
    const before = await state();
    const response = await send();
    await api.pool.query('DROP TRIGGER refuse ON auth_events');
    expect(refusal(response)).toEqual([500, 'internal_error']);
    expect(await state()).toBe(before);
  });
});

describe('a change that cannot be mailed to its owner is not made', () => {
  const names = new Set([...mailed, ...parts.flatMap((part) => part.mailed)]);
  test.each(Object.entries(changes).filter(([name]) => names.has(name)))(
    '%s',
    async (_, prepare) => {
      const send = await prepare();
      await api.pool.query(`
        CREATE TRIGGER refuse BEFORE INSERT ON mail_outbox
        FOR EACH ROW EXECUTE FUNCTION refuse()`);
      const before = await state();
      const response = await send();
      await api.pool.query('DROP TRIGGER refuse ON mail_outbox');
      expect(refusal(response)).toEqual([500, 'internal_error']);
      expect(await state()).toBe(before);
      expect(await recorded(response)).toEqual([]);
    },
  );
});

describe('a change is in the trail when its response arrives', () => {
  test.each(Object.entries(changes))('%s', async (_, prepare) => {
    const send = await prepare();
    const before = await state();
    expect(await recorded(await send())).not.toEqual([]);
    expect(await state()).not.toBe(before);
  });
});

test('a request that changed nothing leaves no event of a change', async () => {
  const { accessToken } = await signedIn();
  const admin = (await api.signIn(ADMIN)).accessToken;
  const { name } = members(await api.profile(accessToken));
  // Leaves one administrator, whose role therefore cannot change.
  const { rows } = await api.pool.query(
    `UPDATE users SET role = CASE email WHEN $1 THEN 'admin' ELSE 'user' END::role
     RETURNING CASE email WHEN $1 THEN id END AS id`,
    [ADMIN],
  );
  const onlyAdmin: unknown = rows.find((row) => row.id !== null)?.id;
  const { id } = await newUser();
  const disabled = await newUser();
  await api.pool.query('UPDATE users SET disabled_at = now() WHERE id = $1', [disabled.id]);
  const responses = [
    await api.json(
      'PATCH',
      `/admin/users/${String(onlyAdmin)}`,
      { role: 'user' },
      ...bearer(admin),
    ),
    await api.json('PATCH', `/admin/users/${id}`, { role: 'user' }, ...bearer(admin)),
    await api.json('PATCH', `/admin/users/${id}`, { disabled: false }, ...bearer(admin)),
    await api.json('PATCH', `/admin/users/${disabled.id}`, { disabled: true }, ...bearer(admin)),
    await api.json('PATCH', '/user/profile', { name }, ...bearer(accessToken)),
    await remove('/auth/sessions', accessToken),
    await remove(`/auth/sessions/${id}`, accessToken),
  ];
  await api.post('/auth/logout', {}, ...bearer(accessToken));
  responses.push(await api.post('/auth/logout', {}, ...bearer(accessToken)));
  expect(responses.map(({ status }) => status)).toEqual([409, 200, 200, 200, 200, 204, 404, 204]);
  const ids = responses.flatMap((response) => field(response, 'x-request-id'));
  const found = await api.pool.query(
    'SELECT event FROM auth_events WHERE code IS NULL AND request_id = ANY ($1)',
    [ids],
  );
  expect(ids).toHaveLength(8);
  expect(found.rows).toEqual([]);
});

test('a sign-in records the session that it ended, and that session’s user', async () => {
  const former = await newUser();
  const next = await newUser();
  const { accessToken } = await api.signIn(former.email);
  const body = { email: next.email, password: DEMO_PASSWORD };
  const response = await api.post('/auth/login', body, ...bearer(accessToken));
  const { rows } = await api.pool.query(
    `SELECT user_id, session_id, detail FROM auth_events
     WHERE request_id = $1 AND event = 'session_logout'`,
    field(response, 'x-request-id'),
  );
  expect(rows).toEqual([
    { user_id: former.id, session_id: sessionIn(accessToken), detail: 'replaced' },
  ]);
});
