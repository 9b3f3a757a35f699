import { type Answers, good, user } from './stub-api';
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

/** Signs in a user with such a name, and makes the stub respond with these answers, too. */
export async function signInWithName(web: Web, answers: Answers): Promise<Visitor> {
  const visitor = web.visitor();
  await visitor.signIn({ email: EMAIL });
  const theirs = { ...user, name: NAME, email: EMAIL };
  const all: Answers = {
    'GET /user/profile': (response) => good(response, 'GET /user/profile', theirs),
    ...answers,
  };
  web.api.script = ({ method, path }, response) => {
    const answer = all[`${method} ${path}`];
    answer?.(response);
    return answer !== undefined;
  };
  return visitor;
}
