import { expect, test } from 'vitest';
import { bearer, expectRefusal, members, testApi } from '../../api.js';
import { basic } from '../basic.js';

const api = testApi();

/** Writes a note, and returns the response and the path of the note. */
async function write(...headers: readonly string[]) {
  const response = await api.json('POST', '/notes', { title: 'x' }, ...headers);
  return { response, path: `/notes/${String(members(response)['id'])}` };
}

test('a token and a password reach the same notes', async () => {
  const both = [bearer(api.user.accessToken), basic()];
  for (const one of both) {
    const { path } = await write(...one);
    for (const each of both) expect((await api.get(path, ...each)).status).toBe(200);
  }
});

test('a cross-site change with Basic is refused (RFC 7617 §4)', async () => {
  const { path } = await write(...basic());
  const foreign = [...basic(), 'sec-fetch-site', 'cross-site'];
  expectRefusal((await write(...foreign)).response, 'csrf_rejected');
  const response = await api.send(path, { method: 'DELETE', headers: foreign });
  expectRefusal(response, 'csrf_rejected');
  expect((await api.get(path, ...basic())).status).toBe(200);
});
