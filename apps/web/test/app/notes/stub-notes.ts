import type { ServerResponse } from 'node:http';
import { on } from '../../support/on';
import { sampleOf } from '../../support/sample';
import { good, refuse } from '../../support/stub-api';
import type { Web } from '../../support/web';

export const ID = '01980000-0000-7000-8000-000000000001';
export const CURSOR = '01980000-0000-7000-8000-000000000002';

export const note = sampleOf('GET /notes/{id}', { id: ID, title: 'Milk', text: 'Two litres' });

/** A note of the maximum length. */
export const longest = { title: '😀'.repeat(200), text: `${'😀'.repeat(1998)}\n<` };

/** Makes the stub serve these notes. */
export function serveNotes(web: Web, notes = [note], nextCursor: string | null = null): void {
  web.api.script = ({ method, path }, response) => {
    if (!path.startsWith('/notes')) return false;
    if (method === 'DELETE') response.writeHead(204).end();
    else if (path === `/notes/${ID}`) good(response, 'GET /notes/{id}', note);
    else if (method === 'POST') good(response, 'POST /notes', note);
    else if (path.startsWith('/notes?')) good(response, 'GET /notes', { notes, nextCursor });
    else refuse(response, 'not_found', {});
    return true;
  };
}

/** Makes the stub respond to one operation with `respond`, and to all others with success. */
export function respondAt(
  web: Web,
  method: string,
  path: string,
  respond: (response: ServerResponse) => void,
): void {
  const one = on(path, respond, method);
  serveNotes(web);
  const others = web.api.script;
  web.api.script = (seen, response) => one(seen, response) === true || others(seen, response);
}

/** Signs in and opens an address of the page. */
export async function openNotes(web: Web, address: string) {
  const visitor = web.visitor();
  await visitor.signIn();
  serveNotes(web);
  const html = await (await visitor.get(address)).text();
  web.api.seen.length = 0;
  return { visitor, html };
}
