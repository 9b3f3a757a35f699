import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { DEMO_PASSWORD } from '@repo/db';
import { describe, expect, test, vi } from 'vitest';
import { MailQueue } from '../../src/mail/mail-queue.js';
import { Mailer } from '../../src/mail/mailer.js';
import { expectRefusal, field, members, startTestApi, type TestApi } from '../api.js';
import { testDatabase } from '../support/database.js';
import { sendMail } from '../support/mails.js';

const database = testDatabase();

/** Runs an API with these settings during `work`. */
async function during<T>(
  env: Record<string, string>,
  work: (api: TestApi) => Promise<T>,
): Promise<T> {
  const api = await startTestApi({ DATABASE_URL: database.url, ...env });
  try {
    return await work(api);
  } finally {
    await api.close();
  }
}

const forgot = (api: TestApi, email = 'user@example.com') =>
  api.json('POST', '/auth/forgot-password', { email });

describe('the mailbox', () => {
  test('shows the newest 50 mails, newest first', async () => {
    await during({}, async (api) => {
      await database.pool.query(
        `INSERT INTO mails (id, recipient, subject, text)
         SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'a@example.com', n, 'text'
         FROM generate_series(1, 60) n`,
      );
      const { mails } = members(await api.get('/dev/mailbox'));
      const subjects = Array.isArray(mails) ? mails.map(({ subject }) => subject) : [];
      expect(subjects).toEqual(Array.from({ length: 50 }, (_, index) => String(60 - index)));
      expect(mails).toMatchObject([
        {
          id: expect.any(String),
          to: 'a@example.com',
          text: 'text',
          createdAt: expect.any(String),
        },
        ...Array.from({ length: 49 }, () => ({})),
      ]);
    });
  });

  test('does not exist when mail is sent by SMTP', async () => {
    await during({ SMTP_URL: 'smtp://localhost:1' }, async (api) => {
      expectRefusal(await api.get('/dev/mailbox'), 'not_found');
    });
  });

  test('can be read only under a host name of this machine or of our own origins (DNS rebinding)', async () => {
    const env = {
      WEB_ORIGIN: 'https://web.example',
      API_ORIGIN: 'https://api.example',
      ERROR_DOCS_URL: 'http://localhost:3000/errors/',
    };
    await during(env, async (api) => {
      const statusFor = async (host: string) =>
        (
          await api.exchange(
            `GET /dev/mailbox HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
          )
        )[0]?.status;
      const hosts = ['localhost:3001', '127.0.0.1', '[::1]:3001', 'web.example', 'api.example:1'];
      for (const host of hosts) expect([host, await statusFor(host)]).toEqual([host, 200]);
      for (const host of ['api:3001', 'evil.example', 'web.example.evil.example', '192.0.2.1']) {
        expect([host, await statusFor(host)]).toEqual([host, 404]);
      }
    });
  });

  test('can be read by the web server under a service name, as in Docker Compose', async () => {
    await during({ TRUST_PROXY: 'loopback,10.40.1.10' }, async ({ app }) => {
      const statusFor = async (remoteAddress: string, host: string) => {
        const request = { url: '/dev/mailbox', remoteAddress, headers: { host } };
        return (await app.getHttpAdapter().getInstance().inject(request)).statusCode;
      };
      expect(await statusFor('10.40.1.10', 'api:3001')).toBe(200);
      expect(await statusFor('10.40.1.10', 'evil.example')).toBe(404);
      // A browser on this machine, and a client of a published port: neither is the web server.
      expect(await statusFor('127.0.0.1', 'api:3001')).toBe(404);
      expect(await statusFor('10.40.1.1', 'api:3001')).toBe(404);
    });
  });

  test('does not exist in production (ASVS 13.4.2, 15.2.3)', async () => {
    const env = {
      APP_ENV: 'production',
      SMTP_URL: 'smtp://localhost:1',
      COOKIE_KEYS: JSON.stringify([randomBytes(32).toString('base64url')]),
    };
    await during(env, async (api) => {
      expectRefusal(await api.get('/dev/mailbox'), 'not_found');
      expectRefusal(await api.send('/dev/mailbox', { method: 'POST' }), 'not_found');
    });
  });
});

describe('mail is sent after the response', () => {
  test('which does not wait for it', async () => {
    await during({}, async (api) => {
      const gone = new EventEmitter();
      const sent = vi.spyOn(api.app.get(Mailer), 'send');
      sent.mockImplementation(async () => void (await once(gone, 'gone')));
      expect((await forgot(api)).status).toBe(202);
      const sending = sendMail(api);
      await expect.poll(() => sent.mock.calls.length).toBe(1);
      gone.emit('gone');
      await sending;
    });
  });

  test('without a further request, within seconds', async () => {
    await during({}, async (api) => {
      const sent = vi.spyOn(api.app.get(Mailer), 'send').mockResolvedValue();
      await forgot(api);
      await expect.poll(() => sent.mock.calls.length, { timeout: 10_000 }).toBe(1);
    });
  });

  test('and a failure is logged, with the request id and nothing of the mail', async () => {
    await during({}, async (api) => {
      vi.spyOn(api.app.get(Mailer), 'send').mockRejectedValue(new Error('no mail today'));
      const response = await forgot(api);
      expect(response.status).toBe(202);
      await sendMail(api);
      const [requestId] = field(response, 'x-request-id');
      const msg = 'mail: not sent, will retry';
      expect(api.log.map((line) => JSON.parse(line))).toContainEqual(
        expect.objectContaining({ level: 40, requestId, msg }),
      );
      expect(api.log.join('\n')).not.toMatch(/token=|user@example\.com/);
      const { body } = await api.get('/metrics');
      expect(body).toContain('mails_total{outcome="failed"} 1');
    });
  });

  test('and delays no sign-in', async () => {
    await during({}, async (api) => {
      vi.spyOn(api.app.get(Mailer), 'send').mockResolvedValue();
      await forgot(api);
      const body = { email: 'user@example.com', password: DEMO_PASSWORD };
      expect((await api.json('POST', '/auth/login', body)).status).toBe(200);
    });
  });

  test('and its token is created only when it is sent', async () => {
    await during({}, async (api) => {
      vi.spyOn(api.app.get(MailQueue), 'sendDue').mockResolvedValue();
      await database.pool.query('TRUNCATE mail_outbox, registrations, password_resets');
      await forgot(api);
      await api.json('POST', '/auth/register', { email: 'new@example.com' });
      const { rows } = await database.pool.query('SELECT subject, text FROM mail_outbox');
      expect(rows).toEqual([1, 2].map(() => ({ subject: null, text: null })));
      const links =
        'SELECT token_hash FROM registrations UNION SELECT token_hash FROM password_resets';
      expect((await database.pool.query(links)).rows).toEqual([]);
    });
  });
});
