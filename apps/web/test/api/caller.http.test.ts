import { expect, test } from 'vitest';
import { useWeb } from '../support/web';

const web = useWeb();
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0';
const fields = { 'user-agent': BROWSER };

const namesAt = (path: string) => web.api.calls(path).map(({ headers }) => headers['user-agent']);

test('the API is told which browser signs in, and which refreshes: lists of sessions show it', async () => {
  const visitor = web.visitor();
  await visitor.signIn({}, fields);
  expect(namesAt('/auth/login')).toEqual([BROWSER]);
  await visitor.letTimePass();
  await visitor.get('/account', fields);
  expect(namesAt('/auth/refresh')).toEqual([BROWSER]);
});

test('and it is never the web server, also when the browser does not say', async () => {
  await web.visitor().signIn({}, { 'user-agent': '' });
  expect(namesAt('/auth/login')).toEqual(['']);
});
