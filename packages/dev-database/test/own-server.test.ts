import { withClient } from '@repo/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownServer, type OwnServer } from '../src/own-server.js';

let server: OwnServer;

beforeAll(async () => {
  server = await ownServer();
});
afterAll(() => server.close());

const emails = async () =>
  (await withClient(server.url, (client) => client.query('SELECT email FROM users ORDER BY email')))
    .rows;
const DEMO = [{ email: 'admin@example.com' }, { email: 'user@example.com' }];

test.each(['stop', 'kill'] as const)(
  'after a %s the server does not respond until it is started again, at its address and with its data',
  async (end) => {
    expect(await emails()).toEqual(DEMO);
    await server[end]();
    await expect(emails()).rejects.toThrow('ECONNREFUSED');
    await server.start();
    expect(await emails()).toEqual(DEMO);
  },
);
