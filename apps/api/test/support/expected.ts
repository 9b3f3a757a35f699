/** What a refusal is to clients: written down here a second time, so that a slip in the catalogue is seen. */
export const expected = {
  authentication_required: [401, 'Authentication required', 'with_credentials'],
  invalid_credentials: [401, 'Invalid credentials', 'with_credentials'],
  token_malformed: [401, 'Access token malformed', 'with_credentials'],
  token_invalid: [401, 'Access token not accepted', 'with_credentials'],
  token_expired: [401, 'Access token expired', 'after_refresh'],
  session_expired: [401, 'Session expired', 'with_credentials'],
  session_revoked: [401, 'Session ended', 'with_credentials'],
  refresh_token_invalid: [401, 'Refresh token not accepted', 'with_credentials'],
  refresh_token_reused: [401, 'Session ended for safety', 'with_credentials'],
  api_key_invalid: [401, 'API key not accepted', 'with_credentials'],
  api_key_expired: [401, 'API key expired', 'with_credentials'],
  step_up_required: [401, 'Recent sign-in required', 'after_reauth'],
  authorization_malformed: [400, 'Malformed Authorization header', 'after_fix'],
  multiple_credentials: [400, 'More than one credential', 'after_fix'],
  malformed_json: [400, 'Body is not valid JSON', 'after_fix'],
  bad_request: [400, 'Bad request', 'after_fix'],
  insufficient_scope: [403, 'Permission missing', 'none'],
  insufficient_role: [403, 'Not allowed', 'none'],
  csrf_rejected: [403, 'Request origin not allowed', 'after_fix'],
  not_found: [404, 'Not found', 'none'],
  method_not_allowed: [405, 'Method not allowed', 'after_fix'],
  request_timeout: [408, 'Request timeout', 'after_delay'],
  conflict: [409, 'Conflict', 'after_fix'],
  content_too_large: [413, 'Content too large', 'after_fix'],
  uri_too_long: [414, 'URI too long', 'after_fix'],
  unsupported_media_type: [415, 'Unsupported media type', 'after_fix'],
  expectation_failed: [417, 'Expectation failed', 'after_fix'],
  validation_failed: [422, 'Validation failed', 'after_fix'],
  header_fields_too_large: [431, 'Header fields too large', 'after_fix'],
  internal_error: [500, 'Internal error', 'none'],
  service_unavailable: [503, 'Temporarily unavailable', 'after_delay'],
} as const;

export type ExpectedCode = keyof typeof expected;

/** The members that a code adds to the body, and whether it has to. */
export const extraMembers: Readonly<Partial<Record<ExpectedCode, readonly string[]>>> = {
  session_revoked: ['reason'],
  step_up_required: ['maxAge'],
  insufficient_scope: ['requiredScope'],
  insufficient_role: ['requiredRole'],
  method_not_allowed: ['allowed'],
  validation_failed: ['errors'],
  service_unavailable: ['retryAfter'],
};
