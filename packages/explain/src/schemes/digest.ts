import type { ReadChallenge } from '@repo/errors';
import type { Exchange } from '../exchange.js';
import type { Fault, Statement } from '../explanation.js';
import type { Reading } from '../reading.js';
import { nextStep } from '../words/next-steps.js';
import { unquotedRealm, valueOf, type Scheme } from './scheme.js';

/** Proof of a password by a hash (RFC 7616). */
export const digest: Scheme = {
  name: 'digest',
  meaning: meaningOf,
  parameters: {
    realm: 'the name of the area that the password is for',
    domain: 'the addresses that the password is for',
    nonce: 'a value from the server that goes into the hash',
    opaque: 'a value that the client sends back unchanged',
    stale: 'true if only the nonce was too old',
    algorithm: 'the hash function',
    qop: 'what the hash protects: auth, or auth-int for the body too',
    charset: 'the encoding of the name and the password',
    userhash: 'true if the user name may be sent as a hash',
  },
  faults,
  read,
};

const isStale = (challenge: ReadChallenge): boolean =>
  valueOf(challenge, 'stale')?.toLowerCase() === 'true';

function meaningOf(challenge: ReadChallenge): Statement {
  return isStale(challenge)
    ? {
        text: 'The password is right, but the nonce is used up: compute the hash again with the new nonce.',
        clause: 'RFC 7616 §3.3',
      }
    : {
        text: 'Send a hash of the user name, the password and this nonce: the password itself is not sent.',
        clause: 'RFC 7616 §3.4',
      };
}

function faults(challenge: ReadChallenge): Fault[] {
  const missing = ['realm', 'nonce', 'qop'].filter(
    (name) => valueOf(challenge, name) === undefined,
  );
  const algorithm = valueOf(challenge, 'algorithm') ?? 'MD5';
  return [
    ...unquotedRealm(challenge),
    ...missing.map((name) => ({
      text: `A Digest challenge must have ${name}.`,
      clause: 'RFC 7616 §3.3',
    })),
    ...(/^MD5/i.test(algorithm)
      ? [
          {
            text: 'The algorithm is MD5, which is kept for old clients only: offer SHA-256 first.',
            clause: 'RFC 7616 §3.3',
          },
        ]
      : []),
  ];
}

function read(challenge: ReadChallenge, { sent }: Exchange): Reading {
  if (isStale(challenge)) {
    return {
      meaning: meaningOf(challenge),
      next: nextStep(
        'after_fix',
        'Compute the hash again with the new nonce, and repeat the request without asking for the password.',
      ),
    };
  }
  return {
    next: nextStep(
      'with_credentials',
      sent.scheme === 'digest'
        ? 'Ask for the user name and the password again, because the same pair will be refused again.'
        : 'Repeat the request with Digest credentials, for example with curl --digest -u name.',
    ),
  };
}
