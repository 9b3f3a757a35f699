import type { ReadChallenge } from '@repo/errors';
import type { Exchange } from '../exchange.js';
import type { NextStep } from '../explanation.js';
import { expiryOf } from '../token/token.js';
import { hintOf } from '../words/hints.js';
import { show } from '../words/mask.js';
import { nextStep } from '../words/next-steps.js';
import { bearerErrors } from './bearer-errors.js';
import { valueOf } from './scheme.js';

/** Checks whether the token has expired, by the words of the server or by the time in the token. */
export function saysExpired(challenge: ReadChallenge, { body, tokens, now }: Exchange): boolean {
  const expiry = expiryOf(tokens[0]);
  return (
    hintOf(valueOf(challenge, 'error_description')) === 'expired' ||
    hintOf(body.message) === 'expired' ||
    (expiry !== undefined && expiry * 1000 <= now.getTime())
  );
}

/** Returns the next step that a Bearer or DPoP challenge asks for. */
export function bearerNext(challenge: ReadChallenge, exchange: Exchange): NextStep {
  const error = valueOf(challenge, 'error');
  if (error === undefined) return withoutError(challenge, exchange);
  if (error === 'insufficient_scope') return forScope(valueOf(challenge, 'scope'));
  if (error !== 'invalid_token') {
    return Object.hasOwn(bearerErrors, error)
      ? (bearerErrors[error]?.next ?? nextStep('with_credentials'))
      : nextStep('with_credentials');
  }
  if (exchange.sent.state === 'nothing') return withoutError(challenge, exchange);
  return saysExpired(challenge, exchange)
    ? nextStep('after_refresh')
    : tokenIsAlive(exchange)
      ? nextStep(
          'with_credentials',
          'Sign in for a new token, because this one has not expired and is refused for another reason.',
        )
      : nextStep('after_refresh');
}

function tokenIsAlive({ tokens, now }: Exchange): boolean {
  const expiry = expiryOf(tokens[0]);
  return expiry !== undefined && expiry * 1000 > now.getTime();
}

function forScope(scope: string | undefined): NextStep {
  return scope === undefined
    ? bearerErrors['insufficient_scope']!.next
    : nextStep(
        'none',
        `Do not repeat the request with this token: get one with the scope "${show(scope)}", or ask for the permission.`,
      );
}

function withoutError(challenge: ReadChallenge, { sent, tokens, now }: Exchange): NextStep {
  const expiry = expiryOf(tokens[0]);
  if (sent.token !== undefined && expiry !== undefined && expiry * 1000 <= now.getTime()) {
    return nextStep('after_refresh');
  }
  const scope = valueOf(challenge, 'scope');
  const metadata = valueOf(challenge, 'resource_metadata');
  const withScope = scope === undefined ? '' : ` with the scope "${show(scope)}"`;
  const fromServer =
    metadata === undefined ? '' : ' from the authorization server that resource_metadata leads to';
  const credentials =
    challenge.scheme.toLowerCase() === 'dpop'
      ? 'Authorization: DPoP <token> and a DPoP proof'
      : 'Authorization: Bearer <token>';
  return nextStep(
    'with_credentials',
    `Get an access token${withScope}${fromServer}, and repeat the request with ${credentials}.`,
  );
}
