import { catalogue, type Code } from '@repo/errors';
import type { EventName } from '../events/auth-events.js';

/** The codes with an event name of their own, which is more exact than the name for their status. */
const byCode: Partial<Record<Code, EventName>> = {
  // No credentials were sent, so no authentication failed.
  authentication_required: 'authz_fail',
  step_up_required: 'authz_fail',
  token_expired: 'session_use_after_expire',
  session_expired: 'session_expired',
  session_revoked: 'session_use_after_expire',
  token_stale: 'session_use_after_expire',
  refresh_token_reused: 'authn_token_reuse',
  password_incorrect: 'authn_login_fail',
  csrf_rejected: 'malicious_csrf',
  authorization_malformed: 'input_validation_fail',
  multiple_credentials: 'input_validation_fail',
  link_invalid: 'input_validation_fail',
};

const byStatus: Readonly<Partial<Record<number, EventName>>> = {
  401: 'authn_login_fail',
  403: 'authz_fail',
  422: 'input_validation_fail',
  429: 'excess_rate_limit_exceeded',
};

/** Returns the event of a refusal; undefined when it is not security-relevant. */
export function eventOf(code: Code): EventName | undefined {
  return byCode[code] ?? byStatus[catalogue[code].status];
}
