import type { Exchange } from '../exchange.js';
import type { Correction } from '../explanation.js';
import type { ResponseRead } from '../read/message.js';
import type { Reading } from '../reading.js';
import { nextStep } from '../words/next-steps.js';

const LOGIN_ADDRESS =
  /(?:^|[/._-])(?:log-?in|sign-?in|sign_in|auth|authorize|oauth2?|sso|saml2?|cas|session\/new|accounts\/login)(?:[/?.#]|$)/i;
const LOGIN_TITLE =
  /<title[^>]{0,200}>[^<]{0,100}\b(?:log ?in|sign ?in|sign on|anmelden|connexion)\b/i;

const correction: Correction = {
  text: 'An API client should get a 401 with a challenge, not a sign-in page: it cannot fill in a form, and may mistake the page for data.',
  clause: 'RFC 9110 §15.5.2',
  line: 'WWW-Authenticate: Bearer realm="api"',
};

/** Finds a sign-in page, or the redirect to one, in place of a 401. */
export function readLoginPage({ input, response, body }: Exchange): Reading | undefined {
  const { status } = response;
  const redirect = input.responses.find(isLoginRedirect);
  const isPage = status === 200 && isLoginPage(body.text);
  if (redirect === undefined && !isPage) return undefined;
  if (status !== undefined && status >= 400) return undefined;
  return {
    meaning: isPage
      ? {
          text: 'The status says that all is well, but the body is a sign-in page: the server does not know who is asking.',
          clause: 'RFC 9110 §15.5.2',
        }
      : {
          text: 'The server sends the client to a sign-in page, because it does not know who is asking.',
          clause: 'RFC 9110 §15.4',
        },
    next: nextStep(
      'with_credentials',
      'Sign in, or send a token if the API takes one, and do not follow redirects in a program.',
    ),
    shouldHaveSaid: [correction],
  };
}

function isLoginRedirect({ status, fields }: ResponseRead): boolean {
  const location = fields.find(({ name }) => name === 'location')?.value ?? '';
  return status !== undefined && status >= 300 && status < 400 && LOGIN_ADDRESS.test(location);
}

function isLoginPage(text: string): boolean {
  return (
    /^(?:<!--|<!doctype html|<html)/i.test(text) &&
    (/type=["']?password/i.test(text) || LOGIN_TITLE.test(text))
  );
}
