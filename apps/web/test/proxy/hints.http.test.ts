import { expect, test } from 'vitest';
import { filledIn } from '../support/forms';
import { useWeb } from '../support/web';

const web = useWeb();

test('a built app gives no development hints: no response or log line says what to change in which file', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  const account = await (await visitor.get('/account')).text();
  const responses = [
    await visitor.get('/refusal'),
    await visitor.post('/errors', {}),
    await visitor.post('/account', filledIn(account, { form: 'unknown' })),
  ];
  expect(responses.map(({ status }) => status)).toEqual([404, 405, 400]);
  for (const response of responses) expect(await response.text()).not.toMatch(/\w\.tsx?\b/);
  expect(web.logs()).not.toContain('development_hint');
});
