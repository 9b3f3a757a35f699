import { app } from './shared-app';
import { reloadTogether } from './tabs';
import { test } from './test';

test('five tabs reloaded together after their token ended all stay signed in', async ({
  context,
  user,
}) => {
  await reloadTogether(context, app, user);
});
