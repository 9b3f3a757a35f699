import type { ReadChallenge } from '@repo/errors';
import type { Exchange } from '../exchange.js';
import type { Fault } from '../explanation.js';
import type { Reading } from '../reading.js';
import { nextStep } from '../words/next-steps.js';
import {
  credentialsField,
  unquotedRealm,
  valueOf,
  type CredentialsField,
  type Scheme,
} from './scheme.js';

/** User name and password (RFC 7617). */
export const basic: Scheme = {
  name: 'basic',
  meaning: (_challenge, field) => ({
    text: sendPassword(field),
    clause: 'RFC 7617 §2',
  }),
  parameters: {
    realm: 'the name of the area that the password is for',
    charset: 'the encoding of the name and the password',
  },
  faults,
  read,
};

function faults(challenge: ReadChallenge): Fault[] {
  const charset = valueOf(challenge, 'charset');
  const found: Fault[] = unquotedRealm(challenge);
  if (valueOf(challenge, 'realm') === undefined) {
    found.push({ text: 'A Basic challenge must have a realm.', clause: 'RFC 7617 §2' });
  }
  if (charset !== undefined && charset.toLowerCase() !== 'utf-8') {
    found.push({ text: 'The only value that charset may have is UTF-8.', clause: 'RFC 7617 §2.1' });
  }
  return found;
}

function sendPassword(field: CredentialsField): string {
  return `Send a user name and a password in ${field}: Basic, as base64 of name:password.`;
}

function read(challenge: ReadChallenge, exchange: Exchange): Reading {
  const { sent, status } = exchange;
  const usedIt = sent.scheme === 'basic';
  return {
    ...(valueOf(challenge, 'realm') === undefined && {
      shouldHaveSaid: [
        {
          text: 'The Basic challenge has no realm, so a client cannot tell which password is asked for.',
          clause: 'RFC 7617 §2',
          line: 'WWW-Authenticate: Basic realm="api", charset="UTF-8"',
        },
      ],
    }),
    ...(usedIt &&
      status === 401 && {
        meaning: {
          text: 'The user name or the password is wrong, or the account is not allowed here. Basic has no way to say which.',
          clause: 'RFC 7617 §2',
        },
      }),
    next: nextStep(
      'with_credentials',
      usedIt
        ? 'Ask for the user name and the password again, because the same pair will be refused again.'
        : sendPassword(credentialsField(challenge, exchange)),
    ),
  };
}
