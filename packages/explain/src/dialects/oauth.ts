import type { NextStep } from '../explanation.js';
import type { Rule } from '../reading.js';
import { textAt } from '../read/json.js';
import { nextStep } from '../words/next-steps.js';

/** The errors of a token endpoint (RFC 6749 §5.2) that no Bearer challenge has. */
const errors: Readonly<Record<string, { readonly text: string; readonly next: NextStep }>> = {
  invalid_client: {
    text: 'The token endpoint did not accept the client itself: its id or its secret is wrong, or they were not sent in the way that is registered.',
    next: nextStep(
      'after_fix',
      'Correct the client id, the client secret or the way they are sent, and repeat the request.',
    ),
  },
  invalid_grant: {
    text: 'The code, the password or the refresh token of the request is not valid: it has expired, was used before, or belongs to another client.',
    next: nextStep('with_credentials', 'Sign in again: this grant will always be refused.'),
  },
  unauthorized_client: {
    text: 'The client is not allowed to use this grant type.',
    next: nextStep('after_fix', 'Allow this grant type for the client, or use another one.'),
  },
  unsupported_grant_type: {
    text: 'The authorization server does not support this grant type.',
    next: nextStep('after_fix', 'Use a grant type that the authorization server supports.'),
  },
  invalid_scope: {
    text: 'The requested scope is unknown, or is more than this client is allowed.',
    next: nextStep(
      'after_fix',
      'Request a scope that the authorization server knows and that this client is allowed.',
    ),
  },
};

/** OAuth token endpoints of any authorization server. */
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
