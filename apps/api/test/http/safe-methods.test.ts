import { beforeAll, expect, test } from 'vitest';
import { ADMIN, bearer, expectRefusal, testApi } from '../api.js';
import { routesOf } from '../support/routes.js';

/* RFC 9110 §9.2.1: a link, an image or a prefetch may send GET and HEAD, so these methods change nothing. */

const api = testApi();
let routes: (readonly [method: string, path: string])[];
let admin: readonly string[];
beforeAll(async () => {
  routes = routesOf(api.app).map((route) => {
    const [method = '', path = ''] = route.split(' ');
    return [method, path] as const;
  });
  admin = bearer((await api.signIn(ADMIN)).accessToken);
});

/** Returns every row of every table, except the audit trail, which records requests as the log does. */
async function everything(): Promise<unknown> {
  const pool = api.pool;
  const { rows } = await pool.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'auth_events'`,
  );
  const tables = rows.map(async ({ name }) => {
    const table = await pool.query(`SELECT to_jsonb(t) AS row FROM ${name} t ORDER BY 1`);
    return [name, table.rows];
  });
  return Object.fromEntries(await Promise.all(tables));
}

test('no GET or HEAD request changes a row, with or without credentials (RFC 9110 §9.2.1)', async () => {
  const before = await everything();
  const readable = routes.filter(([method]) => method === 'GET');
  expect(readable).not.toEqual([]);
  for (const [, path] of readable) {
    for (const method of ['GET', 'HEAD']) {
      for (const headers of [[], admin]) await api.send(path, { method, headers });
    }
  }
  expect(await everything()).toEqual(before);
});

test('every route takes GET, POST, PATCH or DELETE', () => {
  for (const [method, path] of routes) {
    expect(['GET', 'POST', 'PATCH', 'DELETE'], path).toContain(method);
  }
});

test('a route that changes something does not take GET or HEAD (RFC 9110 §15.5.6)', async () => {
  const readable = new Set(routes.filter(([method]) => method === 'GET').map(([, path]) => path));
  const changing = routes.map(([, path]) => path).filter((path) => !readable.has(path));
  expect(changing).toContain('/auth/logout');
  for (const path of changing) {
    expectRefusal(await api.get(path, ...admin), 'method_not_allowed');
    const head = await api.send(path, { method: 'HEAD', headers: admin });
    expect(head.status).toBe(405);
  }
});
