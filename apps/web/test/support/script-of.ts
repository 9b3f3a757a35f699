import type { Web } from './web';

/** Finds the address of a built script. */
export async function scriptOf(web: Web): Promise<string> {
  const html = await (await web.visitor().get('/login')).text();
  const [script] = /\/_next\/static\/chunks\/[\w.~-]+\.js/.exec(html) ?? [];
  if (script === undefined) throw new Error('The page has no script.');
  return script;
}
