import { expect, test } from 'vitest';
import { useWeb } from '../../support/web';

const web = useWeb();

const SECRET = 'S3cretTokenThatNobodyMaySee';
const refused = `HTTP/1.1 401 Unauthorized
WWW-Authenticate: Bearer realm="api", error="invalid_token", error_description="The token expired"
Set-Cookie: session=${SECRET}

`;

const policyOf = ({ headers }: Response) => headers.get('content-security-policy') ?? '';

test('the scripts of the page may send nothing (CSP3 §6.1.2)', async () => {
  expect(policyOf(await web.visitor().get('/explain'))).toContain("connect-src 'none'");
  expect(policyOf(await web.visitor().post('/explain', { text: refused }))).toContain(
    "connect-src 'none'",
  );
  expect(policyOf(await web.visitor().get('/errors'))).not.toContain('connect-src');
});

test('without scripts, the response has the explanation, and no secret', async () => {
  const visitor = web.visitor();
  const response = await visitor.post('/explain', { text: refused });
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toContain('no-store');
  expect(html).toContain('Refresh the access token once and repeat the request');
  expect(html).toContain('https://www.rfc-editor.org/rfc/rfc6750#section-3.1');
  expect(html).not.toContain(SECRET);
});

test('what was sent is neither logged, nor kept, nor sent to the API', async () => {
  const visitor = web.visitor();
  await visitor.post('/explain', { text: `curl -u ada:${SECRET} https://api.example.com/` });
  const next = await (await visitor.get('/explain')).text();
  expect(next).not.toContain('What to do next');
  expect(web.logs()).not.toContain(SECRET);
  expect(web.logs()).not.toContain('api.example.com');
  expect(web.api.seen).toEqual([]);
});

test('a text from a page of another origin is not explained', async () => {
  const fields = { 'sec-fetch-site': 'cross-site' };
  expect((await web.visitor().post('/explain', { text: refused }, fields)).status).toBe(403);
});

test('a text that is too long for a form is 413, and an empty text is explained as empty', async () => {
  const visitor = web.visitor();
  expect((await visitor.post('/explain', { text: 'x'.repeat(60_000) })).status).toBe(413);
  expect(await (await visitor.post('/explain', {})).text()).toContain('the input is empty');
});
