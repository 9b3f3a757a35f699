import { useApp } from './app';
import { reloadTogether } from './tabs';
import { test } from './test';

const app = useApp({ api: { ACCESS_TOKEN_TTL: '2' }, processes: 2 });

test('five tabs stay signed in through two web servers and two API processes', async ({
  context,
}) => {
  await reloadTogether(context, app);
});
