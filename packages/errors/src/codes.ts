/** Every code of the catalogue, in the order of docs/codes.md. */
export const codes = [
  'authentication_required',
  'invalid_credentials',
  'token_malformed',
  'token_invalid',
  'token_expired',
  'token_stale',
  'session_expired',
  'session_revoked',
  'refresh_token_invalid',
  'refresh_token_reused',
  'api_key_invalid',
  'api_key_expired',
  'step_up_required',
  'authorization_malformed',
  'multiple_credentials',
  'malformed_json',
  'bad_request',
  'insufficient_scope',
  'insufficient_role',
  'csrf_rejected',
  'not_found',
  'method_not_allowed',
  'request_timeout',
  'conflict',
  'link_invalid',
  'content_too_large',
  'uri_too_long',
  'unsupported_media_type',
  'expectation_failed',
  'validation_failed',
  'password_incorrect',
  'rate_limited',
  'header_fields_too_large',
  'internal_error',
  'bad_gateway',
  'gateway_timeout',
  'service_unavailable',
] as const;

export type Code = (typeof codes)[number];

const known: ReadonlySet<unknown> = new Set(codes);

/** Checks that a value of any type is a code of the catalogue. */
export function isCode(value: unknown): value is Code {
  return known.has(value);
}
