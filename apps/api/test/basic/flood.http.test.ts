import { afterAll, beforeAll, test } from 'vitest';
import { expectRejectedFlood } from '../accounts/rejected-flood.js';
import { type ApiProcess, startApiProcess, USER } from '../api.js';
import { testDatabase } from '../support/database.js';
import { basic } from './basic.js';

const database = testDatabase();
let api: ApiProcess;

beforeAll(async () => {
  api = await startApiProcess({ DATABASE_URL: database.url });
});
afterAll(() => api.close());

test('a flood of Basic is rejected, and no other request waits for it', async () => {
  await expectRejectedFlood(api, () => api.get('/user/profile', ...basic(USER, 'wrong')));
});
