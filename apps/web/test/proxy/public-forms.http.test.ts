import { expect, test } from 'vitest';
import { filledIn, valueOf } from '../support/forms';
import { on } from '../support/on';
import { refuse } from '../support/stub-api';
import { useWeb } from '../support/web';

const web = useWeb();

const TOKEN = 'a-token_of-a-mailed-link';
const PASSWORD = 'a lighthouse in the fog';

interface Case {
  readonly page: string;
  /** The path of the API's operation that the form calls. */
  readonly path: string;
  readonly typed: Record<string, string>;
  /** The fields that are filled in when the form comes back. */
  readonly kept: Record<string, string>;
}

const email = 'grace@example.com';
const fullName = 'Grace "Amazing" Hopper';

const cases: Case[] = [
  {
    page: '/register',
    path: '/auth/register',
    typed: { email },
    kept: { email },
  },
  {
    page: `/verify-email?token=${TOKEN}`,
    path: '/auth/verify-email',
    typed: { name: fullName, password: PASSWORD },
    kept: { token: TOKEN, name: fullName },
  },
  {
    page: '/forgot-password',
    path: '/auth/forgot-password',
    typed: { email },
    kept: { email },
  },
  {
    page: `/reset-password?token=${TOKEN}`,
    path: '/auth/reset-password',
    typed: { password: PASSWORD },
    kept: { token: TOKEN },
  },
];

/** Opens the form of a page and fills it in, without a sign-in. */
async function fillIn({ page, typed }: Case) {
  const visitor = web.visitor();
  const response = await visitor.get(page);
  expect(response.status).toBe(200);
  return { visitor, form: filledIn(await response.text(), typed) };
}

const temporaryFailures = [
  [429, 'rate_limited', 'Too many attempts in a short time. Try again in 2 minutes.'],
  [503, 'service_unavailable', 'what you typed is not the reason. Try again in 2 minutes.'],
] as const;

for (const each of cases) {
  const { page, path, typed, kept } = each;

  test(`a form of ${page} calls the API with its fields, and without credentials`, async () => {
    const { visitor, form } = await fillIn(each);
    await visitor.signIn();
    web.api.seen.length = 0;
    await visitor.post(page, form);
    expect(web.api.seen[0]).toMatchObject({ method: 'POST', path, body: { ...kept, ...typed } });
    expect(web.api.seen[0]?.headers.authorization).toBeUndefined();
  });

  test.each(temporaryFailures)(
    `a temporary failure of the form of ${page} is %i in its own page, which keeps everything typed except a password`,
    async (status, code, words) => {
      const { visitor, form } = await fillIn(each);
      web.api.script = on(path, (r) => refuse(r, code, { retryAfter: 100 }));
      const response = await visitor.post(page, form);
      const html = await response.text();
      expect(response.status).toBe(status);
      expect(response.headers.get('retry-after')).toBe('100');
      expect(html).toContain(words);
      for (const [name, value] of Object.entries(kept)) expect(valueOf(html, name)).toBe(value);
      expect(html).not.toContain(PASSWORD);
      web.api.reset();
      await visitor.post(page, filledIn(html, typed));
      expect(web.api.calls(path)[0]?.body).toEqual({ ...kept, ...typed });
    },
  );

  test(`an outage is 503 in ${page} too`, async () => {
    const { visitor, form } = await fillIn(each);
    web.api.script = on(path, (response) => response.destroy());
    const response = await visitor.post(page, form);
    expect(response.status).toBe(503);
    expect(await response.text()).toMatch(/role="alert"[^>]*data-kind="temporary"/);
  });

  test(`a program that sends the form of ${page} gets the problem, not a page`, async () => {
    const { visitor, form } = await fillIn(each);
    web.api.script = on(path, (r) => refuse(r, 'rate_limited', { retryAfter: 100 }));
    const fields = { accept: 'application/json', 'sec-fetch-dest': 'empty' };
    const response = await visitor.post(page, form, fields);
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({ code: 'rate_limited', retryAfter: 100 });
  });

  test(`a form that another site sends to ${page} is 403, and the API is not called`, async () => {
    const { visitor, form } = await fillIn(each);
    const fields = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await visitor.post(page, form, fields)).status).toBe(403);
    expect(web.api.seen).toEqual([]);
  });

  test(`${page} accepts only its own form, and not as JSON`, async () => {
    const { visitor, form } = await fillIn(each);
    for (const name of ['rename', 'constructor', '']) {
      expect((await visitor.post(page, { ...form, form: name })).status).toBe(400);
    }
    const json = { 'content-type': 'application/json' };
    expect((await visitor.post(page, form, json)).status).toBe(415);
    expect(web.api.seen).toEqual([]);
  });
}
