import { addUser } from '@repo/testing';
import { useApp } from './app';
import { reloadTogether } from './tabs';
import { test } from './test';

const app = useApp({ processes: 2 });

test('five tabs stay signed in with two web servers and two API processes', async ({ context }) => {
  await reloadTogether(context, app, await addUser(app.databaseUrl));
});
