import { type StubResponses, good, user } from './stub-api';
import type { Visitor } from './visitor';
import type { Web } from './web';

/** A name that reverses the text after it. The API refuses such names now, but may have stored some earlier. */
export const NAME = 'Uma\u202eresU';
export const EMAIL = 'משה@xn--bcher-kva.example';

/** Finds the tag before each text that contains the name or the email address. */
export function tagsBefore(html: string): string[] {
  const page = html.replaceAll(/<script\b.*?<\/script>/gs, '');
  return [...page.matchAll(/(<[^>]*>)([^<]*)/g)].flatMap(([, tag = '', text = '']) =>
    text.includes(NAME) || text.includes(EMAIL) ? [tag] : [],
  );
}

/** Signs in a user with that name and email address, and makes the stub send these responses too. */
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
