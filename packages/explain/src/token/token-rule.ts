import type { Exchange } from '../exchange.js';
import type { Reading } from '../reading.js';
import { nextStep } from '../words/next-steps.js';
import { refusalsOf } from './refusals.js';
import { expiryOf } from './token.js';

/** Explains a token that came without a response. */
export function readTokenAlone({ tokens, response, now }: Exchange): Reading | undefined {
  const [token] = tokens;
  if (token === undefined || response.status !== undefined || response.fields.length > 0) {
    return undefined;
  }
  if (token.kind !== 'JWT') return unreadable(token.kind === 'encrypted JWT');
  const [refusal] = refusalsOf(token, now);
  if (refusal === undefined) {
    return {
      meaning: {
        text: 'The token has not expired, and no problem is visible in it. Its signature was not verified.',
        clause: 'RFC 7519 §7.2',
      },
      next: nextStep(
        'with_credentials',
        'If it is refused, compare its aud and iss with what the API expects, and get a new token.',
      ),
    };
  }
  const expiry = expiryOf(token);
  const isExpired = expiry !== undefined && expiry * 1000 <= now.getTime();
  return {
    meaning: { text: `A server would refuse this token. ${refusal.text}`, clause: refusal.clause },
    next: isExpired ? nextStep('after_refresh') : nextStep('with_credentials'),
  };
}

function unreadable(isEncrypted: boolean): Reading {
  return {
    meaning: isEncrypted
      ? {
          text: 'The token is encrypted: only the server that it is for can read it.',
          clause: 'RFC 7516 §3.1',
        }
      : {
          text: 'The token is opaque: only the server that issued it knows what it stands for and whether it is valid.',
          clause: 'RFC 6749 §1.4',
        },
    next: {
      retry: undefined,
      text: 'Send a request with the token and paste the response, because the token alone does not tell why it is refused.',
    },
  };
}
