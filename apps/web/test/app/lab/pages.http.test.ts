import { repositoryRoot } from '@repo/settings';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { on } from '../../support/on';
import { header, sendBytes } from '../../support/raw';
import { json, refuse } from '../../support/stub-api';
import { useWeb } from '../../support/web';

const web = useWeb();

const linksTo = (area: string, html: string) =>
  [...html.matchAll(/href="([\w/-]+)"/g)]
    .map(([, to = '']) => to)
    .filter((to) => to.startsWith(area));

const linksIn = (html: string) => linksTo('/lab/', html);
const codePagesIn = (html: string) => linksTo('/errors/', html);

const read = async (address: string) => (await web.visitor().get(address)).text();

test('the page of each code with an experiment links to it, and the experiment links back', async () => {
  const experiments = await Promise.all(linksIn(await read('/lab')).map(read));
  const pages = new Set(experiments.flatMap((html) => codePagesIn(html)));
  expect(pages.size).toBeGreaterThan(15);
  for (const page of pages) {
    const [experiment = 'none'] = linksIn(await read(page));
    expect(codePagesIn(await read(experiment))).toEqual([page]);
  }
});

const unescape = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

test('the lines of code that an experiment shows are in the file, at the line that the page names', async () => {
  const addresses = linksIn(await read('/lab'));
  expect(addresses.length).toBeGreaterThan(20);
  for (const address of addresses) {
    const html = await read(address);
    const [, place = '', source = ''] =
      /Decided here<\/h2><p><code>(.*?)<\/code>.*?<pre[^>]*><code>(.*?)<\/code>/s.exec(html) ?? [];
    const [file = '', line = ''] = place.split(':');
    const lines = readFileSync(join(repositoryRoot(), file), 'utf8').split('\n');
    const shown = unescape(source).split('\n');
    const there = lines.slice(Number(line) - 1, Number(line) - 1 + shown.length);
    expect([address, ...there.map((text) => text.trim())]).toEqual([
      address,
      ...shown.map((text) => text.trim()),
    ]);
    // They occur only once: elsewhere in the file, the same lines would decide something else.
    const isAt = (start: number) => shown.every((text, at) => lines[start + at]?.endsWith(text));
    expect([address, lines.filter((_, start) => isAt(start)).length]).toEqual([address, 1]);
  }
});

test('an unknown experiment is 404, and a button that the page does not have is 400', async () => {
  const visitor = web.visitor();
  expect((await visitor.get('/lab/nothing')).status).toBe(404);
  expect((await visitor.post('/lab/nothing', { do: 'start' })).status).toBe(404);
  expect((await visitor.post('/lab/token-expired', { do: 'nothing' })).status).toBe(400);
  expect((await visitor.post('/lab/token-expired', { do: 'refresh', state: 'x' })).status).toBe(
    400,
  );
  expect((await visitor.post('/lab/refresh-race', { do: 'refresh' })).status).toBe(400);
});

test('if the API cannot be reached, or has no lab, the response is 503, and the log has the cause', async () => {
  const response = await web.visitor().post('/lab/token-expired', { do: 'start' });
  expect(response.status).toBe(503);
  expect(web.logs()).toContain('experiment_failed');
});

test('too many experiments are 429', async () => {
  web.api.script = on('/lab/credentials', (r) => refuse(r, 'rate_limited', { retryAfter: 7 }));
  const response = await web.visitor().post('/lab/token-expired', { do: 'start' });
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
});

/** A token that the stub can read. */
const token = `x.${Buffer.from('{"sid":"of-the-lab"}').toString('base64url')}.x`;

/** The credentials that the stub makes. */
const made = {
  email: 'lab@lab.invalid',
  password: 'a password',
  userId: 'u',
  sessionId: 's',
  accessToken: token,
  refreshToken: token,
};

test('an experiment continues only with its own state, from which the client can read no secret', async () => {
  web.api.script = ({ path }, response) => {
    if (path === '/lab/credentials') json(response, 201, made);
    else if (path === '/user/profile') refuse(response, 'token_expired', {});
    else return false;
    return true;
  };
  const post = (slug: string, form: Record<string, string>) =>
    web
      .visitor()
      .post(`/lab/${slug}`, form, { accept: 'application/json', 'sec-fetch-dest': 'empty' });
  const { state } = await (await post('token-expired', { do: 'start' })).json();
  for (const part of String(state).split('.')) {
    const text = Buffer.from(part, 'base64url').toString();
    for (const secret of [token, made.password]) expect(text).not.toContain(secret);
  }
  expect((await post('token-expired', { do: 'refresh', state })).status).toBe(200);
  expect((await post('token-expired', { do: 'toString', state })).status).toBe(400);
  expect((await post('token-invalid', { do: 'signIn', state })).status).toBe(400);
  expect((await post('token-expired', { do: 'refresh', state: `${state}x` })).status).toBe(400);
});

test('another site cannot run an experiment, or read one through a host name of its own', async () => {
  const fields = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  const sent = await web.visitor().post('/lab/token-expired', { do: 'start' }, fields);
  expect(sent.status).toBe(403);
  const response = await sendBytes(
    web.origin,
    header('GET /lab/token-expired', { Host: 'evil.example', Accept: 'text/html' }),
  );
  expect(response.status).toBe(404);
});
