import type { Rule } from '../reading.js';
import { textAt } from '../read/json.js';
import { nextStep } from '../words/next-steps.js';

/** FastAPI, whose HTTPBearer answered 403 for a missing token for years. */
export const fastapi: Rule = ({ body }) => {
  const detail = textAt(body.json, 'detail');
  const isFastApi =
    detail === 'Not authenticated' ||
    detail === 'Could not validate credentials' ||
    detail === 'Invalid authentication credentials';
  return isFastApi && Object.keys(body.members ?? {}).length === 1
    ? { dialect: 'FastAPI' }
    : undefined;
};

/** Laravel, recognized by the messages of its JSON errors. */
export const laravel: Rule = ({ body, status }) => {
  const isLaravel =
    body.message === 'Unauthenticated.' ||
    (status === 419 && body.message === 'CSRF token mismatch.');
  return isLaravel ? { dialect: 'Laravel' } : undefined;
};

/** Devise, a sign-in library for Rails, and the Basic and Token authentication of Rails itself. */
export const rails: Rule = ({ body }) =>
  /^(?:You need to sign in or sign up before continuing\.|Invalid Email or password\.|HTTP (?:Basic|Token): Access denied\.)/.test(
    body.message ?? '',
  )
    ? { dialect: 'Rails' }
    : undefined;

/** GraphQL, which often sends a refusal in the body of a 200. */
export const graphql: Rule = ({ body, status }) => {
  const code = textAt(body.json, 'errors', 0, 'extensions', 'code');
  if (code !== 'UNAUTHENTICATED' && code !== 'FORBIDDEN') return undefined;
  const isForbidden = code === 'FORBIDDEN';
  return {
    dialect: 'GraphQL',
    meaning: {
      text: isForbidden
        ? 'The server knows the user, but the user is not allowed to see this part of the response.'
        : 'The server does not know who is asking. GraphQL says so in the body, so the status alone does not show it.',
      clause: 'GraphQL over HTTP',
    },
    next: nextStep(isForbidden ? 'none' : 'with_credentials'),
    ...(status === 200 &&
      !isForbidden && {
        shouldHaveSaid: [
          {
            text: 'If the whole request is refused, send a 401 with a challenge: caches, proxies and many clients do not read the body.',
            clause: 'RFC 9110 §15.5.2',
            line: 'WWW-Authenticate: Bearer realm="graphql"',
          },
        ],
      }),
  };
};
