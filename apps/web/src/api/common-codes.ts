import { transientCodes } from '@repo/api-client';
import type { Code } from '@repo/errors';

/** What any call may meet, and no page has to have a word of its own for: the request as such, the session, an outage. */
const commonCodes = [
  'bad_request',
  'malformed_json',
  'authorization_malformed',
  'multiple_credentials',
  'request_timeout',
  'content_too_large',
  'uri_too_long',
  'unsupported_media_type',
  'expectation_failed',
  'header_fields_too_large',
  'authentication_required',
  'token_malformed',
  'token_invalid',
  'token_expired',
  'token_stale',
  'session_expired',
  'session_revoked',
  'refresh_token_invalid',
  'refresh_token_reused',
  // A sign-in with a password has every scope.
  'insufficient_scope',
  ...transientCodes,
] as const satisfies readonly Code[];

export type CommonCode = (typeof commonCodes)[number];
