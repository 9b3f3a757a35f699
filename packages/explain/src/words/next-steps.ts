import type { Retry } from '@repo/errors';
import type { NextStep } from '../explanation.js';

/** The next step for each `retry` of the catalogue, in one sentence. */
const sentences: Readonly<Record<Retry, string>> = {
  with_credentials:
    'Repeat the request with valid credentials: sign in for new ones, or send the right ones.',
  after_refresh:
    'Refresh the access token once and repeat the request; if the refresh is refused too, sign in.',
  after_reauth:
    'Ask the user to sign in again, then repeat the request with the new token; a refresh is not enough.',
  after_delay: 'Repeat the same request later: nothing about it has to change.',
  after_fix:
    'Correct the request before you send it again: the same request gets the same response.',
  none: 'Stop: the same request by the same user will be refused again, so ask for the permission or use another account.',
};

/** Makes a next step, with the sentence for its `retry` unless another one is given. */
export function nextStep(retry: Retry, text = sentences[retry]): NextStep {
  return { retry, text };
}
