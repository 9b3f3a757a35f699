import type { Statement } from '../explanation.js';
import { dateOf, timeAgainst } from '../words/time.js';
import type { Token } from './token.js';

/** Seconds since 1970 stay below this for 3,000 years; milliseconds are above it. */
const MILLISECONDS = 1e11;

type Check = (token: Token, now: Date) => Statement | undefined;

/** Checks that need no key. Most libraries report only the first that fails. */
const checks: readonly Check[] = [
  form,
  algorithm,
  critical,
  type,
  expiry,
  notBefore,
  issued,
  identity,
];

/** Returns the reasons why a server would refuse a token, except those that need a key, such as a wrong signature. */
export function refusalsOf(token: Token, now: Date): Statement[] {
  if (token.kind !== 'JWT') return [];
  return checks.map((check) => check(token, now)).filter((each) => each !== undefined);
}

function form({ parts, claims }: Token): Statement | undefined {
  if (parts.length !== 3) {
    return {
      text: `A signed token has three parts, but this one has ${parts.length}: part of it is missing, or something was added.`,
      clause: 'RFC 7515 §3.1',
    };
  }
  if (claims === undefined) {
    return { text: 'Its second part is not a JSON object in base64url.', clause: 'RFC 7519 §7.2' };
  }
  if (parts[2] === '') return { text: 'Its signature is empty.', clause: 'RFC 8725 §3.2' };
  if (parts.some((part) => part.includes('='))) {
    return { text: 'Its parts end in =, which base64url leaves out.', clause: 'RFC 7515 §2' };
  }
  return undefined;
}

function algorithm({ header }: Token): Statement | undefined {
  const alg = header?.['alg'];
  if (typeof alg !== 'string') {
    return { text: 'Its header does not name an algorithm (alg).', clause: 'RFC 7515 §4.1.1' };
  }
  if (alg.toLowerCase() !== 'none') return undefined;
  return { text: 'It is not signed: alg is none.', clause: 'RFC 8725 §3.2' };
}

function critical({ header }: Token): Statement | undefined {
  if (header?.['crit'] === undefined) return undefined;
  return {
    text: 'Its header has crit: a server that does not know the extensions named there refuses the token.',
    clause: 'RFC 7515 §4.1.11',
  };
}

function type({ header, claims }: Token): Statement | undefined {
  const claim = claims?.['typ'];
  if (claim === 'Refresh' || claim === 'Offline' || header?.['typ'] === 'rt+jwt') {
    return { text: 'It is a refresh token, not an access token.', clause: 'RFC 8725 §3.11' };
  }
  if (claim === 'ID' || claims?.['at_hash'] !== undefined || claims?.['nonce'] !== undefined) {
    return {
      text: 'It looks like an ID token, which tells the client who signed in: an API takes an access token.',
      clause: 'RFC 8725 §3.11',
    };
  }
  return undefined;
}

function expiry({ claims }: Token, now: Date): Statement | undefined {
  const exp = claims?.['exp'];
  if (claims === undefined) return undefined;
  if (typeof exp !== 'number') {
    return { text: 'It does not say when it expires (exp).', clause: 'RFC 9068 §2.2' };
  }
  if (exp > MILLISECONDS) {
    return {
      text: 'Its exp is in milliseconds; it should be in seconds.',
      clause: 'RFC 7519 §4.1.4',
    };
  }
  const date = dateOf(exp);
  if (date === undefined || date > now) return undefined;
  return { text: `It expired ${timeAgainst(date, now)}.`, clause: 'RFC 7519 §4.1.4' };
}

function notBefore({ claims }: Token, now: Date): Statement | undefined {
  const nbf = claims?.['nbf'];
  const date = typeof nbf === 'number' ? dateOf(nbf) : undefined;
  if (date === undefined || date <= now) return undefined;
  return {
    text: `It is not valid yet: its nbf is ${timeAgainst(date, now)}.`,
    clause: 'RFC 7519 §4.1.5',
  };
}

function issued({ claims }: Token, now: Date): Statement | undefined {
  const iat = claims?.['iat'];
  const date = typeof iat === 'number' && iat < MILLISECONDS ? dateOf(iat) : undefined;
  if (date === undefined || date.getTime() - now.getTime() <= 60_000) return undefined;
  return {
    text: `Its iat is ${timeAgainst(date, now)}: one of the clocks is wrong.`,
    clause: 'RFC 7519 §4.1.6',
  };
}

function identity({ claims }: Token): Statement | undefined {
  if (claims === undefined) return undefined;
  const missing = ['iss', 'aud', 'sub'].filter((name) => claims[name] === undefined);
  if (missing.length === 0) return undefined;
  return {
    text: `It does not have ${missing.join(' and ')}, which servers that follow RFC 9068 require.`,
    clause: 'RFC 9068 §2.2',
  };
}
