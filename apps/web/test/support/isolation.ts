import { type StubResponses, good, user } from './stub-api';
import type { Visitor } from './visitor';
import type { Web } from './web';

/** Text that reverses what follows it. The API refuses it now, but may have stored it before. */
export const NAME = 'Uma\u202eresU';
export const EMAIL = 'משה@xn--bcher-kva.example';

/** The opening tags of the elements whose text contains the name or the address. */
export function around(html: string): string[] {
  const page = html.replaceAll(/<script\b.*?<\/script>/gs, '');
  return [...page.matchAll(/(<[^>]*>)([^<]*)/g)].flatMap(([, tag = '', text = '']) =>
    text.includes(NAME) || text.includes(EMAIL) ? [tag] : [],
  );
}

/** Signs in a user with such a name, and makes the stub send these responses, too. */
export async function signInWithName(web: Web, responses: StubResponses): Promise<Visitor> {
  const visitor = web.visitor();
  await visitor.signIn({ email: EMAIL });
  const theirs = { ...user, name: NAME, email: EMAIL };
  const all: StubResponses = {
    'GET /user/profile': (response) => good(response, 'GET /user/profile', theirs),
    ...responses,
  };
  web.api.script = ({ method, path }, response) => {
    const respond = all[`${method} ${path}`];
    respond?.(response);
    return respond !== undefined;
  };
  return visitor;
}
