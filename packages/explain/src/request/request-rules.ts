import type { Exchange } from '../exchange.js';
import type { Finding } from '../explanation.js';
import type { Reading } from '../reading.js';
import { decodeBase64 } from '../token/base64url.js';
import { nextStep } from '../words/next-steps.js';

/** A mistake in the request's Authorization that explains the refusal. */
interface Mistake {
  readonly text: string;
  readonly clause?: string;
  /** What to do about it, in one sentence. */
  readonly fix: string;
  /** True if no credentials were sent at all. */
  readonly isEmpty?: true;
}

const JWT_START = /^["']?eyJ/;
const PLACEHOLDER =
  /^(?:undefined|null|none|nan|true|false|\[object \w{1,20}\]|\$\{?\w{0,40}\}?|\{\{?[\w. ]{0,40}\}?\}|<[\w -]{0,40}>|your[-_ ]?\w{0,40}|x{3,}|token|access_?token)$/i;

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
        text: 'Its Authorization has a colon after the scheme; there should be a space.',
        clause: 'RFC 9110 §11.4',
        fix: 'Write Authorization: Bearer, a space and the token, without a second colon, and repeat the request.',
      }
    : {
        text: 'Its Authorization has no scheme before the credentials.',
        clause: 'RFC 9110 §11.4',
        fix: 'Put the scheme and a space before the token, as in Authorization: Bearer and the token, and repeat the request.',
      };
}

function tokenMistake(credentials: string, authorization: string): Mistake | undefined {
  if (credentials === '') {
    return {
      text: 'Its Authorization has a scheme and no token: the variable that should hold it is empty.',
      clause: 'RFC 6750 §2.1',
      fix: 'Find out why the client has no token, for example because it has not signed in yet, and send one.',
      isEmpty: true,
    };
  }
  if (PLACEHOLDER.test(credentials)) {
    return {
      text: 'Its Authorization has a placeholder in place of a token: the variable that should hold it was not set.',
      clause: 'RFC 6750 §2.1',
      fix: 'Find out why the client has no token, for example because it has not signed in yet, and send one.',
      isEmpty: true,
    };
  }
  if (/^bearer /i.test(credentials)) {
    return {
      text: 'Its Authorization has the scheme twice: Bearer Bearer.',
      clause: 'RFC 6750 §2.1',
      fix: 'Send the scheme once: the library adds it already.',
    };
  }
  if (/^["']/.test(credentials)) {
    return {
      text: 'Its token is in quotation marks, which become part of it.',
      clause: 'RFC 6750 §2.1',
      fix: 'Send the token without quotation marks: it was probably copied out of JSON.',
    };
  }
  if (/[ \t]/.test(authorization.replace(/^[\w-]+ +/, ''))) {
    return {
      text: 'Its token has a space in it, or something follows it.',
      clause: 'RFC 6750 §2.1',
      fix: 'Send the scheme, one space and the token, and nothing else.',
    };
  }
  return undefined;
}

function basicMistake(credentials: string): Mistake | undefined {
  if (credentials.startsWith('(-u ')) return undefined;
  const pair = decodeBase64(credentials);
  if (pair === undefined || !pair.includes(':')) {
    return {
      text: 'Its Basic credentials are not base64 of a name, a colon and a password.',
      clause: 'RFC 7617 §2',
      fix: 'Encode name:password in base64, or let the client do it as curl -u does, and repeat the request.',
    };
  }
  return /[\r\n]$/.test(pair)
    ? {
        text: 'Its password ends in a line break: it was encoded with echo, which adds one.',
        clause: 'RFC 7617 §2',
        fix: 'Encode the password without a line break, for example with printf or curl -u, and repeat the request.',
      }
    : undefined;
}

/** The server does not take the scheme that the request used. */
function otherScheme({ sent, challenges, status }: Exchange): Finding[] {
  const { scheme } = sent;
  const offered = challenges.map((challenge) => challenge.scheme);
  if (status !== 401 || scheme === undefined || offered.length === 0) return [];
  if (scheme === 'cookie' || scheme === 'query') return [];
  if (offered.some((name) => name.toLowerCase() === scheme)) return [];
  return [
    {
      about: 'request',
      text: `It used a scheme that this server does not ask for here; it asks for ${offered.slice(0, 4).join(', ')}.`,
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
