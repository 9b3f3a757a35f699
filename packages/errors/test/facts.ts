import type { ChallengeRule, Code, Retry } from '../src/index.js';

/**
 * The facts of each code that clients rely on: status, title, retry, challenge and extra members. They are repeated here to
 * catch accidental changes of the catalogue.
 */
export const facts: Readonly<
  Record<Code, readonly [number, string, Retry, ChallengeRule, ...string[]]>
> = {
  authentication_required: [401, 'Authentication required', 'with_credentials', 'bare'],
  invalid_credentials: [401, 'Invalid credentials', 'with_credentials', 'bare'],
  token_malformed: [401, 'Access token malformed', 'with_credentials', 'invalid_token'],
  token_invalid: [401, 'Access token not accepted', 'with_credentials', 'invalid_token'],
  token_expired: [401, 'Access token expired', 'after_refresh', 'invalid_token'],
  token_stale: [
    401,
    'Access token out of date (role changed since)',
    'after_refresh',
    'invalid_token',
  ],
  session_expired: [401, 'Session expired', 'with_credentials', 'invalid_token'],
  session_revoked: [401, 'Session ended', 'with_credentials', 'invalid_token', 'reason'],
  refresh_token_invalid: [401, 'Refresh token not accepted', 'with_credentials', 'invalid_token'],
  refresh_token_reused: [401, 'Session ended for safety', 'with_credentials', 'invalid_token'],
  api_key_invalid: [401, 'API key not accepted', 'with_credentials', 'bare'],
  api_key_expired: [401, 'API key expired', 'with_credentials', 'bare'],
  step_up_required: [
    401,
    'Recent sign-in required',
    'after_reauth',
    'insufficient_user_authentication',
    'maxAge',
  ],
  authorization_malformed: [400, 'Malformed Authorization header', 'after_fix', 'invalid_request'],
  multiple_credentials: [400, 'More than one credential', 'after_fix', 'invalid_request'],
  malformed_json: [400, 'Body is not valid JSON', 'after_fix', 'none'],
  bad_request: [400, 'Bad request', 'after_fix', 'none'],
  insufficient_scope: [403, 'Permission missing', 'none', 'insufficient_scope', 'requiredScope'],
  insufficient_role: [403, 'Not allowed', 'none', 'none', 'requiredRole'],
  csrf_rejected: [403, 'Request origin not allowed', 'after_fix', 'none'],
  not_found: [404, 'Not found', 'none', 'none'],
  method_not_allowed: [405, 'Method not allowed', 'after_fix', 'none', 'allowed'],
  request_timeout: [408, 'Request timeout', 'after_delay', 'none'],
  conflict: [409, 'Conflict', 'after_fix', 'none'],
  link_invalid: [410, 'Link no longer valid', 'after_fix', 'none'],
  content_too_large: [413, 'Content too large', 'after_fix', 'none'],
  uri_too_long: [414, 'URI too long', 'after_fix', 'none'],
  unsupported_media_type: [415, 'Unsupported media type', 'after_fix', 'none'],
  expectation_failed: [417, 'Expectation failed', 'after_fix', 'none'],
  validation_failed: [422, 'Validation failed', 'after_fix', 'none', 'errors'],
  password_incorrect: [422, 'Password incorrect', 'after_fix', 'none'],
  rate_limited: [429, 'Too many requests', 'after_delay', 'none', 'retryAfter'],
  header_fields_too_large: [431, 'Header fields too large', 'after_fix', 'none'],
  internal_error: [500, 'Internal error', 'none', 'none'],
  bad_gateway: [502, 'Upstream answer not usable', 'after_delay', 'none'],
  gateway_timeout: [504, 'Upstream timeout', 'after_delay', 'none'],
  service_unavailable: [503, 'Temporarily unavailable', 'after_delay', 'none', 'retryAfter'],
};
