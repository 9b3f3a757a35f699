import { decodeBase64 } from '../token/base64url.js';

/** A mistake in the request's Authorization that explains the refusal. */
export interface Mistake {
  readonly text: string;
  readonly clause?: string;
  /** The next step, in one sentence. */
  readonly fix: string;
  /** True if no credentials were sent at all. */
  readonly isEmpty?: true;
}

const PLACEHOLDER =
  /^(?:undefined|null|none|nan|true|false|\[object \w{1,20}\]|\$\{?\w{0,40}\}?|\{\{?[\w. ]{0,40}\}?\}|<[\w -]{0,40}>|your[-_ ]?\w{0,40}|x{3,}|token|access_?token)$/i;

/** Finds a mistake in the credentials of a Bearer or DPoP scheme. */
export function tokenMistake(credentials: string, authorization: string): Mistake | undefined {
  if (credentials === '') {
    return {
      text: 'Its Authorization field has a scheme and no token: the variable that should hold the token is probably empty.',
      clause: 'RFC 6750 §2.1',
      fix: 'Check why the client has no token (perhaps it has not signed in yet), and send one.',
      isEmpty: true,
    };
  }
  if (PLACEHOLDER.test(credentials)) {
    return {
      text: 'Its Authorization field has a placeholder in place of a token: the variable that should hold the token was probably not set.',
      clause: 'RFC 6750 §2.1',
      fix: 'Check why the client has no token (perhaps it has not signed in yet), and send one.',
      isEmpty: true,
    };
  }
  if (/^bearer /i.test(credentials)) {
    return {
      text: 'Its Authorization field has the scheme twice: Bearer Bearer.',
      clause: 'RFC 6750 §2.1',
      fix: 'Send the scheme once: your HTTP library probably adds it already.',
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

/** Finds a mistake in the credentials of the scheme Basic. */
export function basicMistake(credentials: string): Mistake | undefined {
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
        text: 'The password ends in a line break: it was probably encoded with echo, which adds one.',
        clause: 'RFC 7617 §2',
        fix: 'Encode the password without a line break, for example with printf or curl -u, and repeat the request.',
      }
    : undefined;
}
