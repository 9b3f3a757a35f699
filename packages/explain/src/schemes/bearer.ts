import type { ReadChallenge } from '@repo/errors';
import type { Exchange } from '../exchange.js';
import type { Fault } from '../explanation.js';
import type { Reading } from '../reading.js';
import { bearerCorrections } from './bearer-corrections.js';
import { bearerErrors } from './bearer-errors.js';
import { bearerNext, saysExpired } from './bearer-next.js';
import { unquotedRealm, valueOf, type Scheme } from './scheme.js';

/** The characters that RFC 6750 §3 allows in these parameters. */
const TEXT = /^[\x20\x21\x23-\x5B\x5D-\x7E]*$/;
const allowed = {
  error: TEXT,
  error_description: TEXT,
  error_uri: /^[\x21\x23-\x5B\x5D-\x7E]*$/,
  scope: TEXT,
} as const;

/** The parameters that Bearer and DPoP share (RFC 6750 §3, RFC 9470 §3, RFC 9728 §5.1). */
export const bearerParameters = {
  realm: 'the name of the area that the token is for',
  scope: 'the permissions that the token needs',
  error: 'the reason for the refusal, for programs',
  error_description: 'the reason for the refusal, for developers',
  error_uri: 'a page about the error',
  resource_metadata: 'where to read which authorization servers issue tokens for this API',
  acr_values: 'the accepted authentication levels, most preferred first',
  max_age: 'the maximum age of the sign-in, in seconds',
} as const;

/** Access tokens (RFC 6750). */
export const bearer: Scheme = {
  name: 'bearer',
  meaning: (challenge) => meaningOf(challenge, 'Bearer'),
  parameters: {
    ...bearerParameters,
    authorization: 'the authorization server, as Azure names it',
    authorization_uri: 'the authorization server, as Azure names it',
    claims: 'the claims that the next token must have, in base64',
    client_id: 'the client of the authorization server, as Azure names it',
    resource: 'the API to name when requesting a token, as Azure names it',
    resource_id: 'the API to name when requesting a token, as Azure names it',
    service: 'the registry, to name when requesting a token',
  },
  otherMeanings: ({ params }) =>
    params?.['service'] === undefined
      ? {}
      : { realm: 'the address that issues tokens, as container registries name it' },
  faults: bearerFaults,
  read: readBearer,
};

/** Says what a challenge asks for; the same words serve DPoP. */
export function meaningOf(
  challenge: ReadChallenge,
  name: string,
): { text: string; clause: string } {
  const error = valueOf(challenge, 'error');
  const known = error === undefined ? undefined : lookUp(error);
  if (known) return { text: known.meaning.text, clause: known.meaning.clause ?? '' };
  if (error !== undefined) {
    return {
      text: 'The error code is not a registered one, so it only says that the token was refused.',
      clause: 'RFC 6750 §6.2',
    };
  }
  return {
    text: `Send an access token: Authorization: ${name} <token>. The challenge does not say whether a token was received.`,
    clause: 'RFC 6750 §3',
  };
}

/** Finds the status, the meaning and the next step of an error code. */
export function lookUp(error: string): (typeof bearerErrors)[string] | undefined {
  return Object.hasOwn(bearerErrors, error) ? bearerErrors[error] : undefined;
}

/** Finds what breaks RFC 6750 §3 and RFC 9470 §3 in a challenge. */
export function bearerFaults(challenge: ReadChallenge): Fault[] {
  const faults = unquotedRealm(challenge);
  if (challenge.parameters.length === 0 && challenge.token68 === undefined) {
    faults.push({
      text: 'A Bearer challenge must have at least one parameter, such as realm.',
      clause: 'RFC 6750 §3',
    });
  }
  for (const [name, pattern] of Object.entries(allowed)) {
    if (!pattern.test(valueOf(challenge, name) ?? '')) {
      const space = pattern === TEXT ? '' : 'a space, ';
      faults.push({
        text: `The value of ${name} has characters that are not allowed there: ${space}", \\, control characters or characters beyond ASCII.`,
        clause: 'RFC 6750 §3',
      });
    }
  }
  const age = valueOf(challenge, 'max_age');
  if (age !== undefined && !/^\d+$/.test(age)) {
    faults.push({
      text: 'The value of max_age must be a number of seconds.',
      clause: 'RFC 9470 §3',
    });
  }
  return faults;
}

/** Reads a Bearer or DPoP challenge. */
export function readBearer(challenge: ReadChallenge, exchange: Exchange): Reading {
  const error = valueOf(challenge, 'error');
  const known = error === undefined ? undefined : lookUp(error);
  const meaning =
    error === 'invalid_token' && saysExpired(challenge, exchange)
      ? {
          text: 'The access token has expired. This is normal: access tokens are short-lived.',
          clause: 'RFC 6750 §3.1',
        }
      : known?.meaning;
  return {
    ...(meaning && { meaning }),
    next: bearerNext(challenge, exchange),
    shouldHaveSaid: bearerCorrections(challenge, exchange),
  };
}
