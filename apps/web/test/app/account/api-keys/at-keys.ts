import type { Web } from '../../../support/web';

export const ADDRESS = '/account/api-keys';

/** Signs in and opens the list of API keys. */
export async function atKeys(web: Web) {
  const visitor = web.visitor();
  await visitor.signIn();
  const html = await (await visitor.get(ADDRESS)).text();
  web.api.seen.length = 0;
  return { visitor, html };
}
