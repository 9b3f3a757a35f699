import { type Role } from '@repo/db';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { changeUser } from '../../../src/admin/change-user.js';
import { inTransaction } from '../../../src/database/transaction.js';
import { openSession } from '../../../src/sessions/open.js';
import { Revocations } from '../../../src/sessions/revocations/revocations.js';
import { insertUser, testDatabase } from '../../support/database.js';
import { afterStatement } from '../../support/after-statement.js';
import { processesOf } from './processes.js';

const rules = { refreshIdleTtl: 600, sessionTtl: 6000 };

const ACTIVE = { state: 'active' };

const STALE = { state: 'stale' };

const database = testDatabase();
const { newProcess, startedProcess } = processesOf(database);
let user: Awaited<ReturnType<typeof insertUser>>;
let sessionId: string;

beforeEach(async () => {
  user = await insertUser(database.pool);
  sessionId = (await openSession(database.pool, user, rules, undefined))?.session.sessionId ?? '';
});

const setRole = (role: Role) =>
  inTransaction(database.pool, (client) => changeUser(client, user.id, { role }));

const statesByRole = async (revocations: Revocations) =>
  Promise.all(
    (['user', 'admin'] as const).map(async (role) =>
      revocations.stateOf({ sessionId, userId: user.id, role }),
    ),
  );

test('every process learns of a changed role: a token with the previous role is stale', async () => {
  const processes = [await startedProcess(), await startedProcess()];
  await setRole('admin');
  for (const { revocations } of processes) {
    await expect.poll(() => statesByRole(revocations), { interval: 10 }).toEqual([STALE, ACTIVE]);
  }
  await setRole('user');
  for (const { revocations } of processes) {
    await expect.poll(() => statesByRole(revocations), { interval: 10 }).toEqual([ACTIVE, STALE]);
  }
});

test('a process that starts knows the roles that changed before', async () => {
  await setRole('admin');
  expect(await statesByRole((await startedProcess()).revocations)).toEqual([STALE, ACTIVE]);
});

test('when a role changes between the load of changed roles and the first notice, the newer role counts', async () => {
  await setRole('admin');
  onTestFinished(afterStatement('recently_changed_roles', () => setRole('user')));
  expect(await statesByRole((await startedProcess()).revocations)).toEqual([ACTIVE, STALE]);
});

test('a process without notices asks the database for the role, the session and the user', async () => {
  const { revocations } = newProcess();
  await setRole('admin');
  expect(await statesByRole(revocations)).toEqual([STALE, ACTIVE]);
  await database.pool.query('UPDATE users SET disabled_at = now() WHERE id = $1', [user.id]);
  const disabled = { state: 'ended', reason: 'disabled' };
  expect(await statesByRole(revocations)).toEqual([disabled, disabled]);
});

test('a change that arrives after a later one is ignored, even if this process made it', async () => {
  const { revocations } = await startedProcess();
  const first = await setRole('admin');
  await setRole('user');
  await expect.poll(() => statesByRole(revocations)).toEqual([ACTIVE, STALE]);
  const version = first.roleVersion ?? 0;
  revocations.rememberRole({ userId: user.id, role: 'admin', version });
  expect(await statesByRole(revocations)).toEqual([ACTIVE, STALE]);
});

test('a change to the same role is no change', async () => {
  expect(await setRole('user')).toMatchObject({ roleVersion: null });
  const { rows } = await database.pool.query('SELECT role_changed_at FROM users WHERE id = $1', [
    user.id,
  ]);
  expect(rows).toEqual([{ role_changed_at: null }]);
});
