import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { ID, note, openNotes } from './stub-notes';
import { good, refuse, type Script } from '../../support/stub-api';
import { signedInLongAgo } from '../../support/signed-in';
import { useWeb } from '../../support/web';

const web = useWeb();

const ADDRESS = `/notes?edit=${ID}`;

/** Responds to the page's two calls only when both have arrived. */
function holdUntilBoth(respond: (path: string, response: ServerResponse) => void): Script {
  const held: [string, ServerResponse][] = [];
  return ({ path }, response) => {
    if (!path.startsWith('/notes')) return false;
    held.push([path, response]);
    if (held.length === 2) for (const call of held) respond(...call);
    return true;
  };
}

const serve = (path: string, response: ServerResponse) =>
  path.startsWith('/notes?')
    ? good(response, 'GET /notes', { notes: [note], nextCursor: null })
    : good(response, 'GET /notes/{id}', note);

test('the calls of a loader run side by side', async () => {
  const { visitor } = await openNotes(web, '/notes');
  web.api.script = holdUntilBoth(serve);
  expect((await visitor.get(ADDRESS)).status).toBe(200);
});

test('calls that run side by side need one refresh, and each gets the new token', async () => {
  const visitor = await signedInLongAgo(web);
  web.api.script = holdUntilBoth(serve);
  expect((await visitor.get(ADDRESS)).status).toBe(200);
  const tokens = web.api.seen
    .filter(({ path }) => path.startsWith('/notes'))
    .map(({ headers }) => headers.authorization);
  expect(web.api.calls('/auth/refresh')).toHaveLength(1);
  expect(tokens).toEqual(Array(2).fill(`Bearer ${web.api.issued.at(-1)}`));
});

test('if two calls are refused, the one that comes first in the loader decides', async () => {
  const { visitor } = await openNotes(web, '/notes');
  web.api.script = holdUntilBoth((path, response) =>
    path.startsWith('/notes?')
      ? refuse(response, 'rate_limited', { retryAfter: 7 })
      : refuse(response, 'not_found', {}),
  );
  const response = await visitor.get(ADDRESS);
  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe('7');
});
