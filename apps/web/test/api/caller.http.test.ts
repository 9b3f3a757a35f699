import { expect, test } from 'vitest';
import { useWeb } from '../support/web';

const web = useWeb();
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0';
const fields = { 'user-agent': BROWSER };

const namesAt = (path: string) => web.api.calls(path).map(({ headers }) => headers['user-agent']);

test('sign-in and refresh pass the User-Agent of the browser to the API, which shows it in lists of sessions', async () => {
  const visitor = web.visitor();
  await visitor.signIn({}, fields);
  expect(namesAt('/auth/login')).toEqual([BROWSER]);
  await visitor.letTimePass();
  await visitor.get('/account', fields);
  expect(namesAt('/auth/refresh')).toEqual([BROWSER]);
});

test('if the browser sends no User-Agent, the web server does not send its own to the API', async () => {
  await web.visitor().signIn({}, { 'user-agent': '' });
  expect(namesAt('/auth/login')).toEqual(['']);
});
