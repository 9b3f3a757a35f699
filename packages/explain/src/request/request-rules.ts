import type { Exchange } from '../exchange.js';
import type { Finding } from '../explanation.js';
import type { Reading } from '../reading.js';
import { nextStep } from '../words/next-steps.js';
import { basicMistake, tokenMistake, type Mistake } from './mistakes.js';

const JWT_START = /^["']?eyJ/;

/** Looks for mistakes in the credentials that the request sent. */
export function readRequest(exchange: Exchange): Reading | undefined {
  const mistake = mistakeOf(exchange);
  const finding: Finding[] = mistake
    ? [{ about: 'request', text: mistake.text, clause: mistake.clause }]
    : [];
  const findings = [...finding, ...otherScheme(exchange), ...inQuery(exchange)];
  const { status = 401 } = exchange;
  if (findings.length === 0) return undefined;
  return {
    findings,
    ...(mistake?.isEmpty && status === 401 && { meaning: nothingSent }),
    ...(mistake && status >= 400 && status < 500 && { next: nextStep('after_fix', mistake.fix) }),
  };
}

/** The meaning of a 401 if the request has no token, or a placeholder in its place. */
const nothingSent = {
  text: 'The server does not know who is asking: the request has an Authorization field, but no token in it.',
  clause: 'RFC 9110 §15.5.2',
};

function mistakeOf({ request, sent }: Exchange): Mistake | undefined {
  const lines = request?.fields.filter(({ name }) => name === 'authorization') ?? [];
  if (lines.length > 1) {
    return {
      text: 'It has more than one Authorization field: servers take one of them, or refuse both.',
      clause: 'RFC 9110 §5.3',
      fix: 'Send one Authorization field, and repeat the request.',
    };
  }
  const { authorization, scheme } = sent;
  if (authorization === undefined) return undefined;
  if (scheme === undefined || JWT_START.test(authorization)) return noScheme(authorization);
  const credentials = authorization.slice(scheme.length).trim();
  if (scheme === 'basic') return basicMistake(credentials);
  return scheme === 'bearer' || scheme === 'dpop'
    ? tokenMistake(credentials, authorization)
    : undefined;
}

function noScheme(authorization: string): Mistake {
  return /^[\w-]+:/.test(authorization)
    ? {
        text: 'Its Authorization field has a colon after the scheme; there should be a space.',
        clause: 'RFC 9110 §11.4',
        fix: 'Write Authorization: Bearer <token>, without a second colon, and repeat the request.',
      }
    : {
        text: 'Its Authorization field has no scheme before the credentials.',
        clause: 'RFC 9110 §11.4',
        fix: 'Put the scheme and a space before the token, as in Authorization: Bearer <token>, and repeat the request.',
      };
}

/** Reports that the request used a scheme that the server does not ask for. */
function otherScheme({ sent, challenges, status }: Exchange): Finding[] {
  const { scheme } = sent;
  const offered = challenges.map((challenge) => challenge.scheme);
  if (status !== 401 || scheme === undefined || offered.length === 0) return [];
  if (scheme === 'cookie' || scheme === 'query') return [];
  if (offered.some((name) => name.toLowerCase() === scheme)) return [];
  return [
    {
      about: 'request',
      text: `It used a scheme that this server does not ask for here; the server asks for ${offered.slice(0, 4).join(', ')}.`,
      clause: 'RFC 9110 §11.6.1',
    },
  ];
}

function inQuery({ request, sent }: Exchange): Finding[] {
  const isInQuery = /[?&]access_token=/i.test(request?.target ?? '');
  if (!isInQuery || sent.authorization !== undefined) return [];
  return [
    {
      about: 'request',
      text: 'Its token is in the URL, where logs and histories keep it; most servers ignore it there.',
      clause: 'RFC 9700 §4.3.2',
    },
  ];
}
