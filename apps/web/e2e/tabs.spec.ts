import { app } from './shared-app';
import { reloadTogether } from './tabs';
import { test } from './test';

test('five tabs that are reloaded together with an expired token all stay signed in', async ({
  context,
  user,
}) => {
  await reloadTogether(context, app, user);
});
