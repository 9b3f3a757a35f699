import { describe, expect, test } from 'vitest';
import { testApi, USER } from '../api.js';
import { mailsTo, newestMail, WHEN } from '../support/mails.js';

const api = testApi();

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';
const NEW = 'new@example.com';

const mails = [
  ['a link to a new account', '/auth/register', NEW],
  ['a notice that there is an account', '/auth/register', USER],
  ['a link to choose a password', '/auth/forgot-password', USER],
] as const;

/** Requests a mail for an address and returns the newest one. */
async function ask(path: string, email: string, ...headers: string[]) {
  const before = (await mailsTo(api, email)).length;
  expect((await api.json('POST', path, { email }, ...headers)).status).toBe(202);
  return newestMail(api, email, before + 1);
}

describe.each(mails)('%s', (_, path, email) => {
  test('says when, from which device and from which network it was requested', async () => {
    const from = '203.0.113.77';
    const { text } = await ask(path, email, 'user-agent', FIREFOX, 'x-forwarded-for', from);
    expect(text).toMatch(WHEN);
    expect(text).toMatch(/^Device: Firefox on Windows$/m);
    expect(text).toMatch(/^Network: 203\.0\.113\.0\/24$/m);
    // The full address would identify a household to a stranger.
    expect(text).not.toContain(from);
  });

  test.each([
    ['words added to a browser', `${FIREFOX} Call 555-0100 or see https://evil.example`],
    ['no known browser', 'Call 555-0100 or see https://evil.example'],
  ])('contains nothing that its requester chose: %s', async (_case, userAgent) => {
    const { subject, text } = await ask(path, email, 'user-agent', userAgent);
    expect(subject + text).not.toMatch(/555|evil/);
    expect(text).toMatch(/^Device: (?:Firefox on Windows|unknown)$/m);
  });

  test.each([
    ['an IPv6 network by its /48', '2001:db8:7:1::5', '2001:db8:7::/48'],
    ['an IPv6 network in its canonical spelling (RFC 5952 §4)', '2001:db8::5', '2001:db8::/48'],
    ['this machine instead of a network', '::1', 'this machine'],
    ['this machine instead of a network, over IPv4', '127.0.0.1', 'this machine'],
  ])('names %s', async (_case, from, network) => {
    const { text } = await ask(path, email, 'x-forwarded-for', from);
    expect(text.split('\n')).toContain(`Network: ${network}`);
  });
});
