import { expect, test } from 'vitest';
import { CURSOR, note, openNotes, serveNotes } from './stub-notes';
import { on } from '../../support/on';
import { refuse, user } from '../../support/stub-api';
import { signedInLongAgo } from '../../support/signed-in';
import { useWeb } from '../../support/web';

const web = useWeb();

/** The fields that a browser sends with `loadData`. */
const data = {
  accept: 'application/json',
  'sec-fetch-dest': 'empty',
  'sec-fetch-mode': 'cors',
  'sec-fetch-site': 'same-origin',
  'x-shown-to': user.id,
};

const address = `/notes?cursor=${CURSOR}`;

test('a component gets what the loader of a page loads, at the address of the page, and no cache keeps it', async () => {
  const { visitor } = await openNotes(web, '/notes');
  const response = await visitor.get(address, data);
  const { status, headers } = response;
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('application/json');
  expect(headers.get('cache-control')).toContain('no-store');
  expect(headers.get('vary')?.toLowerCase()).toMatch(/cookie, accept/);
  expect(headers.get('access-control-allow-origin')).toBeNull();
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(await response.json()).toEqual({ 'GET /notes': { notes: [note], nextCursor: null } });
  expect(web.api.seen).toMatchObject([{ path: `${address}&limit=20` }]);
});

test('a browser that opens the address gets the page, even after its data was loaded there', async () => {
  const { visitor } = await openNotes(web, '/notes');
  await visitor.get(address, data);
  expect((await visitor.get(address)).headers.get('content-type')).toContain('text/html');
});

test.each([
  { accept: 'application/json;q=0' },
  { accept: 'application/json; Q=0.000, */*' },
  { accept: 'application/json-patch+json' },
  { accept: 'application/json, text/html;q=0.1' },
  { accept: 'text/plain;x=application/json' },
  { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' },
  { 'sec-fetch-dest': 'iframe', 'sec-fetch-mode': 'navigate' },
  { 'sec-fetch-dest': 'object', 'sec-fetch-mode': 'navigate' },
])('a request that does not ask for JSON, or opens a page, gets the page: %j', async (fields) => {
  const { visitor } = await openNotes(web, '/notes');
  const response = await visitor.get(address, { ...data, ...fields });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/html');
});

test.each(['Application/JSON', 'application/json;q=0.1, */*', 'text/plain, application/json;a=b'])(
  'the media type may have any valid spelling: %s',
  async (accept) => {
    const { visitor } = await openNotes(web, '/notes');
    const response = await visitor.get(address, { ...data, accept });
    expect(response.headers.get('content-type')).toBe('application/json');
  },
);

test('if the access token has expired, data is loaded after one refresh, which sets the cookie', async () => {
  const visitor = await signedInLongAgo(web);
  serveNotes(web);
  const before = visitor.cookies.get('session');
  expect((await visitor.get(address, data)).status).toBe(200);
  expect(web.api.calls('/auth/refresh')).toHaveLength(1);
  expect(visitor.cookies.get('session')).not.toBe(before);
});

test('a refused request for data gets the problem that the page would have', async () => {
  expect(await web.visitor().get(address, data).then(refusal)).toEqual([
    401,
    'authentication_required',
  ]);
  const { visitor } = await openNotes(web, '/notes');
  expect(await visitor.get('/notes?cursor=x', data).then(refusal)).toEqual([404, 'not_found']);
  expect(await visitor.get('/admin', data).then(refusal)).toEqual([403, 'insufficient_role']);
  web.api.script = ({ path }, response) => {
    if (path.startsWith('/notes')) response.destroy();
    return path.startsWith('/notes');
  };
  expect(await visitor.get(address, data).then(refusal)).toEqual([503, 'service_unavailable']);
  serveNotes(web);
  expect((await visitor.get(address, data)).status).toBe(200);
});

test('if the session has ended elsewhere, a request for data is 401, and so is the next page', async () => {
  const { visitor } = await openNotes(web, '/notes');
  const reason = { reason: 'ended_elsewhere' } as const;
  web.api.script = on(`${address}&limit=20`, (r) => refuse(r, 'session_revoked', reason));
  expect(await visitor.get(address, data).then(refusal)).toEqual([401, 'session_revoked']);
  expect((await visitor.get(address)).status).toBe(401);
});

test.each(['cross-site', 'same-site'])(
  'a page of another origin gets no data: %s',
  async (site) => {
    const { visitor } = await openNotes(web, '/notes');
    const foreign = { ...data, 'sec-fetch-site': site };
    expect(await visitor.get(address, foreign).then(refusal)).toEqual([403, 'csrf_rejected']);
    expect(web.api.seen).toEqual([]);
  },
);

test("a page that was made for another user does not get this user's data", async () => {
  const { visitor } = await openNotes(web, '/notes');
  const others = { ...data, 'x-shown-to': 'u-2' };
  expect(await visitor.get(address, others).then(refusal)).toEqual([409, 'conflict']);
  expect(web.api.seen).toEqual([]);
});

async function refusal(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return [response.status, (await response.json()).code];
}
