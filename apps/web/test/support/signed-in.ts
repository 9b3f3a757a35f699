import { filledIn } from './forms';
import type { Visitor } from './visitor';
import type { useWeb } from './web';

type Web = ReturnType<typeof useWeb>;

/** Signs in and lets the access token expire. */
export async function signedInLongAgo(web: Web): Promise<Visitor> {
  const visitor = web.visitor();
  await visitor.signIn();
  await visitor.letTimePass();
  web.api.seen.length = 0;
  return visitor;
}

/** Signs in, opens the account, and fills in the name. */
export async function onAccount(
  web: Web,
  typed: string,
): Promise<[Visitor, Record<string, string>]> {
  const visitor = web.visitor();
  await visitor.signIn();
  const html = await (await visitor.get('/account')).text();
  web.api.seen.length = 0;
  return [visitor, filledIn(html, { name: typed })];
}
