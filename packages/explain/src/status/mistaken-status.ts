import type { Exchange } from '../exchange.js';
import type { Reading } from '../reading.js';
import { hintOf, type Hint } from '../words/hints.js';
import { nextStep } from '../words/next-steps.js';
import { waitStep } from './wait.js';

const MEANS_401: ReadonlySet<Hint | undefined> = new Set(['expired', 'missing', 'invalid']);
const MISTAKEN: ReadonlySet<number | undefined> = new Set([400, 403, 404, 409, 412, 422, 500]);

const challengeLine = 'WWW-Authenticate: Bearer realm="api"';
const refusedLine =
  'WWW-Authenticate: Bearer realm="api", error="invalid_token", error_description="The access token expired"';

/** Finds a status that contradicts the message in the body. */
export function readMistakenStatus(exchange: Exchange): Reading | undefined {
  const { status, body, challenges } = exchange;
  const hint = hintOf(body.message);
  if (status === 403 && hint === 'csrf') return csrf;
  if (status === 403 && hint === 'limit') return limit(exchange);
  if (status === 401 && hint === 'permission' && isAboutPermission(body.message)) return forbidden;
  if (!MISTAKEN.has(status) || !MEANS_401.has(hint) || challenges.length > 0) return undefined;
  // A 400 or 422 may well be about an invalid token in the body of the request.
  if (status !== 403 && hint === 'invalid') return undefined;
  return {
    meaning: {
      text:
        hint === 'missing'
          ? `The status is ${status}, but the body says that nobody is signed in. Treat it as a 401.`
          : hint === 'expired'
            ? `The status is ${status}, but the body says that the credentials have expired. Treat it as a 401.`
            : `The status is ${status}, but the body says that the credentials are not accepted. Treat it as a 401.`,
      clause: 'RFC 9110 §15.5.2',
    },
    next: nextStep(hint === 'expired' ? 'after_refresh' : 'with_credentials'),
    shouldHaveSaid: [
      {
        text: `This should be a 401 with a challenge: on a ${status}, clients do not know that they have to sign in.`,
        clause: 'RFC 9110 §15.5.2',
        line: hint === 'missing' ? challengeLine : refusedLine,
      },
    ],
  };
}

function isAboutPermission(message: string | undefined): boolean {
  return /permission|privilege|insufficient (?:role|scope|right)|do(?:es)? not have access/i.test(
    message ?? '',
  );
}

const csrf: Reading = {
  meaning: {
    text: 'The request looks as if another site had sent it: its CSRF token is missing or does not match. Signing in again does not help.',
    clause: 'RFC 9110 §15.5.4',
  },
  next: nextStep(
    'after_fix',
    'Load the page again to get a new CSRF token, and send it with the request.',
  ),
};

function limit(exchange: Exchange): Reading {
  return {
    meaning: {
      text: 'The status is 403, but the body says that a limit was reached. Missing permissions are not the cause.',
      clause: 'RFC 6585 §4',
    },
    next: waitStep(exchange),
    shouldHaveSaid: [
      {
        text: 'This should be a 429 with Retry-After: a 403 tells clients that waiting does not help.',
        clause: 'RFC 6585 §4',
        line: 'Retry-After: 60',
      },
    ],
  };
}

const forbidden: Reading = {
  meaning: {
    text: 'The status is 401, but the body says that a permission is missing. Treat it as a 403.',
    clause: 'RFC 9110 §15.5.4',
  },
  next: nextStep('none'),
  shouldHaveSaid: [
    {
      text: 'This should be a 403: a 401 makes clients refresh or sign in again, which does not help.',
      clause: 'RFC 9110 §15.5.4',
    },
  ],
};
