import type { ReadChallenge } from '@repo/errors';
import type { Exchange } from '../exchange.js';
import type { Correction } from '../explanation.js';
import { show } from '../words/mask.js';
import { bearerErrors } from './bearer-errors.js';
import { valueOf } from './scheme.js';

type Check = (challenge: ReadChallenge, exchange: Exchange) => Correction | undefined;

const checks: readonly Check[] = [
  errorWithoutCredentials,
  noErrorForToken,
  noReason,
  noScope,
  noStepUp,
  wrongStatus,
];

/** Returns what a Bearer or DPoP challenge should have said. */
export function bearerCorrections(challenge: ReadChallenge, exchange: Exchange): Correction[] {
  return checks.map((check) => check(challenge, exchange)).filter((each) => each !== undefined);
}

/** Words that say that no token was sent. A missing claim, scope or permission must not match. */
const SAYS_NO_TOKEN =
  /\b(?:token|credentials|authorization|header)\b[^.\n]{0,20}\b(?:missing|not (?:provided|found|present)) {0,2}(?:[.,;:!]|$|(?:in|from) )|\b(?:no|missing) (?:access |bearer )?'?(?:token|credentials|authorization)\b/i;

/** Errors that only a request with a token, or with a proof, gets. */
const NOT_FOR_MISSING: ReadonlySet<string> = new Set([
  'insufficient_scope',
  'insufficient_user_authentication',
  'use_dpop_nonce',
]);

/** RFC 6750 §3.1: no error information for a request without credentials. */
function errorWithoutCredentials(
  challenge: ReadChallenge,
  { sent, body }: Exchange,
): Correction | undefined {
  const error = valueOf(challenge, 'error');
  const description = valueOf(challenge, 'error_description') ?? body.message ?? '';
  const sentNothing =
    sent.state === 'nothing' || (sent.state === 'unknown' && SAYS_NO_TOKEN.test(description));
  if (error === undefined || NOT_FOR_MISSING.has(error) || !sentNothing) return undefined;
  return {
    text: 'The request had no token, so the challenge should have no error. An error makes clients try to refresh a token that they do not have.',
    clause: 'RFC 6750 §3.1',
    line: `WWW-Authenticate: ${challenge.scheme} realm="${realmOf(challenge)}"`,
  };
}

function noErrorForToken(
  challenge: ReadChallenge,
  { sent, status }: Exchange,
): Correction | undefined {
  const usedIt = sent.token !== undefined && sent.scheme === challenge.scheme.toLowerCase();
  if (!usedIt || status !== 401 || valueOf(challenge, 'error') !== undefined) return undefined;
  return {
    text: 'The request had a token and it was refused, but the challenge has no error: a client cannot tell a token that is refused from one that got lost.',
    clause: 'RFC 6750 §3.1',
    line: `WWW-Authenticate: ${challenge.scheme} realm="${realmOf(challenge)}", error="invalid_token", error_description="The access token expired"`,
  };
}

function noReason(challenge: ReadChallenge, { sent, body }: Exchange): Correction | undefined {
  const isRefused = valueOf(challenge, 'error') === 'invalid_token' && sent.state !== 'nothing';
  const reason = valueOf(challenge, 'error_description') ?? body.members?.['code'];
  if (!isRefused || reason !== undefined) return undefined;
  return {
    text: 'invalid_token alone does not say whether a refresh would help: error_description should say whether the token has expired or is not accepted for another reason.',
    clause: 'RFC 6750 §3',
    line: `WWW-Authenticate: ${challenge.scheme} realm="${realmOf(challenge)}", error="invalid_token", error_description="The access token expired"`,
  };
}

function noScope(challenge: ReadChallenge): Correction | undefined {
  const isScope = valueOf(challenge, 'error') === 'insufficient_scope';
  if (!isScope || valueOf(challenge, 'scope') !== undefined) return undefined;
  return {
    text: 'The challenge should name the scope that is missing, so that the client can request it.',
    clause: 'RFC 6750 §3.1',
    line: `WWW-Authenticate: ${challenge.scheme} realm="${realmOf(challenge)}", error="insufficient_scope", scope="…"`,
  };
}

function noStepUp(challenge: ReadChallenge): Correction | undefined {
  const isStepUp = valueOf(challenge, 'error') === 'insufficient_user_authentication';
  const says = valueOf(challenge, 'max_age') ?? valueOf(challenge, 'acr_values');
  if (!isStepUp || says !== undefined) return undefined;
  return {
    text: 'The challenge should say how recent or how strong the sign-in must be, with max_age or acr_values.',
    clause: 'RFC 9470 §3',
    line: `WWW-Authenticate: ${challenge.scheme} realm="${realmOf(challenge)}", error="insufficient_user_authentication", max_age="300"`,
  };
}

function wrongStatus(challenge: ReadChallenge, { status }: Exchange): Correction | undefined {
  const error = valueOf(challenge, 'error') ?? '';
  const expected = Object.hasOwn(bearerErrors, error) ? bearerErrors[error]?.status : undefined;
  if (status === undefined || expected === undefined || status === expected) return undefined;
  return {
    text: `${error} belongs to the status ${expected}, but the response has ${status}: clients that look at the status alone do the wrong thing.`,
    clause: error === 'insufficient_user_authentication' ? 'RFC 9470 §3' : 'RFC 6750 §3.1',
  };
}

/** Returns the realm for the proposed line: the server's own, or `api` if that has unusual characters. */
function realmOf(challenge: ReadChallenge): string {
  const realm = show(valueOf(challenge, 'realm') ?? '');
  return /^[\w ./:@-]{1,60}$/.test(realm) ? realm : 'api';
}
