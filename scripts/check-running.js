// @ts-check
/*
 * Checks a running web app and API, in development: signs in to both, and makes requests that together need all of their
 * files. Run it as `node scripts/check-running.js`, with their WEB_PORT and API_PORT. It needs only Node.js, so it can check
 * containers on a machine where nothing is installed or built.
 */
import assert from 'node:assert/strict';

const { WEB_PORT, API_PORT } = process.env;
const web = `http://localhost:${WEB_PORT || 3000}`;
const api = `http://localhost:${API_PORT || 3001}`;
const account = { email: 'user@example.com', password: 'correct horse battery staple' };

/**
 * Requests `url`. Does not follow redirects, unless `init` says so.
 *
 * @param {string} url
 * @param {number} status the expected status
 * @param {RequestInit} [init]
 */
async function request(url, status, init = {}) {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const body = await response.text();
  const name = `${init.method ?? 'GET'} ${url}`;
  assert.equal(response.status, status, `${name}: ${response.status} ${body.slice(0, 1000)}`);
  process.stdout.write(`${name}: ${status}\n`);
  return { headers: response.headers, url: response.url, body };
}

/**
 * Opens a page, and loads its scripts, styles, fonts and images.
 *
 * @param {string} url
 * @param {RequestInit} [init]
 */
async function open(url, init) {
  const page = await request(url, 200, { redirect: 'follow', ...init });
  const files = page.body.matchAll(/<(?:script|img)[^>]* src="([^"]+)"|<link[^>]* href="([^"]+)"/g);
  for (const file of new Set([...files].map(([, src, href]) => src ?? href ?? ''))) {
    await request(new URL(file, page.url).href, 200);
  }
  return page.body;
}

/** Checks the API: a refusal that names every scheme, a sign-in, and the documentation. */
async function checkApi() {
  const profile = `${api}/user/profile`;
  const refused = await request(profile, 401);
  assert.equal(refused.headers.get('content-type'), 'application/problem+json');
  const challenges = refused.headers.get('www-authenticate') ?? '';
  const { body } = await request(`${api}/openapi.json`, 200);
  for (const scheme of Object.keys(JSON.parse(body).components.securitySchemes)) {
    assert.ok(challenges.includes(`${scheme} realm="api"`), `${scheme} is not in: ${challenges}`);
  }

  const signIn = await request(`${api}/auth/login`, 200, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  });
  const authorization = `Bearer ${JSON.parse(signIn.body).accessToken}`;
  const accepted = await request(profile, 200, { headers: { authorization } });
  assert.equal(JSON.parse(accepted.body).email, account.email);
  await open(`${api}/docs`);
}

/** Checks the web app: a public page, and a sign-in that gives access to the pages of the account. */
async function checkWeb() {
  await open(`${web}/errors`);
  // The API reads the mailbox through Prisma, which loads its query compiler at the first query.
  await open(`${web}/dev/mailbox`);
  const signedIn = await request(`${web}/login`, 303, {
    method: 'POST',
    headers: { accept: 'text/html', origin: web, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(account),
  });
  const cookie = signedIn.headers.getSetCookie().map((field) => field.split(';')[0]);
  const headers = { accept: 'text/html', cookie: cookie.join('; ') };
  const page = await open(`${web}/account`, { headers });
  assert.ok(page.includes(account.email), 'the account page does not show the e-mail address');
}

await checkApi();
await checkWeb();
