import { beforeEach, describe, expect, test, vi } from 'vitest';
import { MailQueue } from '../../src/mail/mail-queue.js';
import { type ApiResponse, expectRefusal, field, testApi, USER } from '../api.js';

const api = testApi({ LOGIN_RATE_LIMIT: '2' });
beforeEach(() => api.pool.query('TRUNCATE rate_limits'));

let hosts = 0;
const newAddress = () => `198.51.100.${(hosts += 1)}`;

const forgot = (email: string, from = newAddress()) =>
  api.json('POST', '/auth/forgot-password', { email }, 'x-forwarded-for', from);
const register = (email: string, from = newAddress()) =>
  api.json('POST', '/auth/register', { email }, 'x-forwarded-for', from);

const status = ({ status: code }: ApiResponse) => code;

describe('mail that anyone can request for an address', () => {
  test.each([
    ['known', USER],
    ['unknown', 'nobody@example.com'],
  ])('has one limit for each kind of mail, the same for a %s address', async (_, email) => {
    for (const [kind, ask, other] of [
      ['register', register, forgot],
      ['forgot-password', forgot, register],
    ] as const) {
      await api.pool.query('TRUNCATE rate_limits');
      const responses = [await ask(email), await ask(email), await ask(email)];
      expect(responses.map(status)).toEqual([202, 202, 429]);
      expectRefusal(responses[2], 'rate_limited');
      // The window is an hour; that of failed sign-ins is a minute.
      expect(field(responses[2]!, 'ratelimit-policy')).toEqual([`"${kind}";q=2;w=3600`]);
      expect((await ask('somebody-else@example.com')).status).toBe(202);
      expect((await other(email)).status).toBe(202);
    }
  });

  test.each([
    ['register', register, forgot],
    ['forgot-password', forgot, register],
  ])('has a limit for its requester too, five times as high: %s', async (_, ask, other) => {
    const from = newAddress();
    const responses: number[] = [];
    for (let index = 0; index <= 10; index += 1) {
      responses.push((await ask(`person-${index}@example.com`, from)).status);
    }
    expect(responses).toEqual([...Array.from({ length: 10 }, () => 202), 429]);
    expect((await other('person-0@example.com', from)).status).toBe(202);
  });

  test.each([
    ['register', register],
    ['forgot-password', forgot],
  ])(
    'uses up nothing of the addressee’s limit when its requester is refused: %s',
    async (kind, ask) => {
      const from = newAddress();
      for (let index = 0; index < 10; index += 1) await ask(`person-${index}@example.com`, from);
      for (const _ of [1, 2, 3]) {
        const refused = await ask(USER, from);
        expectRefusal(refused, 'rate_limited');
        expect(field(refused, 'ratelimit-policy')).toEqual([`"${kind}-address";q=10;w=3600`]);
      }
      expect((await ask(USER)).status).toBe(202);
    },
  );

  test('is refused before it is added to the queue', async () => {
    const add = vi.spyOn(api.app.get(MailQueue), 'add');
    await forgot('flood@example.com');
    await forgot('flood@example.com');
    expectRefusal(await forgot('flood@example.com'), 'rate_limited');
    expect(add).toHaveBeenCalledTimes(2);
    add.mockRestore();
  });

  test('counts only valid requests', async () => {
    for (const _ of [1, 2, 3]) expectRefusal(await forgot('no address'), 'validation_failed');
    expect((await api.pool.query('SELECT * FROM rate_limits')).rows).toEqual([]);
  });
});
