import { expect, type Page } from '@playwright/test';
import { withClient } from '@repo/db';
import {
  addUser,
  freshDatabase,
  type MailServer,
  startMailServer,
  startNginx,
  startPgBouncer,
} from '@repo/testing';
import { parseEnv } from 'node:util';
import { addRole, type DatabaseRole, userinfoOf } from './database-role';
import * as deployment from './deployment';
import { sendFromOtherAddress } from './send-from-other-address';
import { expectSignInNeeded, openSignedIn, PASSWORD } from './sign-in';
import { test } from './test';

test.use({ ignoreHTTPSErrors: true });

let database: Awaited<ReturnType<typeof freshDatabase>>;
let mail: MailServer;
let ports: Awaited<ReturnType<typeof deployment.ports>>;
let roles: readonly [DatabaseRole, DatabaseRole];
let replicas: deployment.Replicas;
let settings: Record<string, string>;
const ends: (() => unknown)[] = [];

test.beforeAll(async () => {
  database = await freshDatabase();
  ends.push(database.drop);
  mail = await startMailServer();
  ends.push(mail.close);
  const { port: postgres, pathname } = new URL(database.url);
  ports = await deployment.ports(postgres);
  roles = [await addRole(database.url), await addRole(database.url)];
  ends.push(...roles.map((role) => role.drop));
  const userlist = roles.map(({ name, password }) => `"${name}" "${password}"\n`).join('');
  const local = (title: string) => deployment.localBlock(title, ports);

  const ini = local('pgbouncer.ini')
    .replace(/^app = /m, `${pathname.slice(1)} = `)
    .replace('/etc/pgbouncer/userlist.txt', 'userlist.txt');
  const noSocket = ini.replace('[pgbouncer]', '[pgbouncer]\nunix_socket_dir =');
  ends.push(await startPgBouncer(noSocket, userlist));

  const [certificate, key] = await deployment.certificate();
  const http = local('http {}')
    .replace('/etc/ssl/certs/example.com.pem', 'certificate.pem')
    .replace('/etc/ssl/private/example.com.key', 'key.pem');
  ends.push(
    await startNginx(http, { 'certificate.pem': certificate, 'key.pem': key }, Number(ports[443])),
  );

  const env = local('app.env')
    .replaceAll('app:PASSWORD', userinfoOf(roles[0]))
    .replaceAll(/\/app$/gm, pathname);
  settings = {
    ...parseEnv(env),
    JWT_PRIVATE_KEYS: JSON.stringify(deployment.newKeys('JWT_PRIVATE_KEYS')),
    COOKIE_KEYS: JSON.stringify(deployment.newKeys('COOKIE_KEYS')),
    SMTP_URL: mail.url,
    // Short, so that sessions are refreshed in each step.
    ACCESS_TOKEN_TTL: '1',
  };
  replicas = new deployment.Replicas(ports);
  ends.push(() => replicas.stop());
  for (const port of [...deployment.API, ...deployment.WEB]) await replicas.start(port, settings);
});

test.afterAll(async () => {
  const failures: unknown[] = [];
  for (const end of ends.toReversed()) {
    try {
      await end();
    } catch (failure) {
      failures.push(failure);
    }
  }
  expect(failures).toEqual([]);
});

const account = () => `${settings['WEB_ORIGIN']}/account`;

/** Opens the account, which refreshes the session if the access token has expired. */
async function openAccount(page: Page): Promise<void> {
  const status = (await page.goto(account()))?.status();
  // A failure shows the page, which says which server sent it, and what all servers logged last.
  const report = status === 200 ? '' : `${await page.innerText('body')}\n${replicas.lastLogs()}`;
  expect(status, report).toBe(200);
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
}

/** Opens the account again and again until `work` is done. Expects that no request is refused. */
async function openWhile(page: Page, work: Promise<unknown>): Promise<void> {
  const end = new AbortController();
  const done = work.finally(() => end.abort());
  while (!end.signal.aborted) await openAccount(page);
  await done;
}

const rotations = () => replicas.count('"outcome":"rotated"');

/** Opens the account until a refresh has happened. */
async function refresh(page: Page): Promise<void> {
  const before = rotations();
  const rotated = async () => {
    await openAccount(page);
    return rotations();
  };
  await expect.poll(rotated).toBeGreaterThan(before);
}

/**
 * Restarts the two processes of a server with other settings, while the user opens pages. After each restart the session is
 * refreshed twice, because one process may refuse what the other has issued.
 */
async function change(
  page: Page,
  server: readonly deployment.Port[],
  changed: deployment.Settings,
): Promise<void> {
  settings = { ...settings, ...changed };
  for (const port of server) {
    await openWhile(page, replicas.restart(port, settings));
    await refresh(page);
    await refresh(page);
  }
}

test('behind nginx and PgBouncer, processes stop, restart and get other keys, and the user stays signed in', async ({
  page,
}) => {
  // This test restarts each process several times.
  test.slow();
  const email = await addUser(database.url);
  await openSignedIn(page, account(), email);

  // The API too gets the client address that nginx saw, not the one that the client claimed.
  const send = sendFromOtherAddress(settings['WEB_ORIGIN'] ?? '');
  expect(await send('/login', { email, password: PASSWORD })).toBe(303);
  const { rows } = await withClient(database.url, (client) =>
    client.query('SELECT client_address FROM sessions ORDER BY created_at'),
  );
  expect(rows).toEqual([{ client_address: '127.0.0.1' }, { client_address: '127.0.0.2' }]);
  expect(await send('/metrics')).toBe(404);

  await openWhile(page, replicas.stop('3001', '3000'));
  await refresh(page);
  await openWhile(page, replicas.start('3001', settings));
  await openWhile(page, replicas.start('3000', settings));

  for (const [name, server] of [
    ['JWT_PRIVATE_KEYS', deployment.API],
    ['COOKIE_KEYS', deployment.WEB],
  ] as const) {
    const former = JSON.parse(settings[name] ?? '');
    const added = deployment.newKeys(name);
    await change(page, server, { [name]: JSON.stringify([...former, ...added]) });
    await change(page, server, { [name]: JSON.stringify([...added, ...former]) });
    await change(page, server, { [name]: JSON.stringify(added) });
  }

  const [former, added] = roles;
  const rename = (url = '') => url.replace(userinfoOf(former), userinfoOf(added));
  await change(page, deployment.API, {
    DATABASE_URL: rename(settings['DATABASE_URL']),
    DIRECT_DATABASE_URL: rename(settings['DIRECT_DATABASE_URL']),
  });
  await withClient(database.url, (client) =>
    client.query(`ALTER ROLE ${former.name} PASSWORD NULL`),
  );
  await refresh(page);

  // A new key without the old one beside it signs everybody out.
  settings['JWT_PRIVATE_KEYS'] = JSON.stringify(deployment.newKeys('JWT_PRIVATE_KEYS'));
  for (const port of deployment.API) await replicas.restart(port, settings);
  await page.goto(account());
  await expectSignInNeeded(page);
});
