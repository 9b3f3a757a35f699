import { expect, test } from 'vitest';
import { useWeb } from '../../support/web';

const DEMO = ['user@example.com', 'admin@example.com', 'correct horse battery staple'];

const seeded = useWeb();
const unseeded = useWeb({ SEED_DEMO: 'false' });

test('the sign-in page names the demo accounts', async () => {
  const html = await (await seeded.visitor().get('/login')).text();
  for (const word of DEMO) expect(html).toContain(word);
});

test('the sign-in page does not name demo accounts if SEED_DEMO is false', async () => {
  const html = await (await unseeded.visitor().get('/login')).text();
  expect(html).toContain('name="password"');
  for (const word of DEMO) expect(html).not.toContain(word);
});
