import { useApp } from './app';
import { reloadTogether } from './tabs';
import { test } from './test';

const app = useApp({ api: { ACCESS_TOKEN_TTL: '2' } });

test('five tabs reloaded together after their token ended all stay signed in', async ({
  context,
}) => {
  await reloadTogether(context, app);
});
