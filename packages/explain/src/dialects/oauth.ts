import type { NextStep } from '../explanation.js';
import type { Rule } from '../reading.js';
import { textAt } from '../read/json.js';
import { nextStep } from '../words/next-steps.js';

/** The errors of a token endpoint (RFC 6749 §5.2). */
const errors: Readonly<Record<string, { readonly text: string; readonly next: NextStep }>> = {
  invalid_client: {
    text: 'The token endpoint did not accept the client itself: its id or its secret is wrong, or it was sent in another way than registered.',
    next: nextStep(
      'after_fix',
      'Correct the client id and the client secret, and how they are sent.',
    ),
  },
  invalid_grant: {
    text: 'The code, the password or the refresh token of the request is not valid: it has expired, was used before, or belongs to another client.',
    next: nextStep('with_credentials', 'Sign in again: this grant will be refused for good.'),
  },
  unauthorized_client: {
    text: 'The client may not use this kind of grant.',
    next: nextStep('after_fix', 'Allow this grant type for the client, or use another one.'),
  },
  unsupported_grant_type: {
    text: 'The authorization server does not have this kind of grant.',
    next: nextStep('after_fix', 'Use a grant type that the authorization server supports.'),
  },
  invalid_scope: {
    text: 'The scope that was requested is unknown, or more than may be granted.',
    next: nextStep(
      'after_fix',
      'Request a scope that the authorization server knows and this client may have.',
    ),
  },
};

/** OAuth token endpoints of any make. */
export const oauth: Rule = ({ body, status }) => {
  const error = textAt(body.json, 'error') ?? '';
  const found = Object.hasOwn(errors, error) ? errors[error] : undefined;
  if (found === undefined || (status !== undefined && status >= 500)) return undefined;
  return {
    dialect: 'OAuth token endpoint',
    meaning: { text: found.text, clause: 'RFC 6749 §5.2' },
    next: found.next,
  };
};
