import { expect, test } from 'vitest';
import { catalogue, codes, type Code, type Entry } from '../src/index.js';

const rows = codes.map((code) => [code, catalogue[code]] as const);

/** [status, title, retry] */
const facts: Record<Code, readonly [number, string, string]> = {
  authentication_required: [401, 'Authentication required', 'with_credentials'],
  invalid_credentials: [401, 'Invalid credentials', 'with_credentials'],
  token_malformed: [401, 'Access token malformed', 'with_credentials'],
  token_invalid: [401, 'Access token not accepted', 'with_credentials'],
  token_expired: [401, 'Access token expired', 'after_refresh'],
  token_stale: [401, 'Access token out of date (role changed since)', 'after_refresh'],
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
  link_invalid: [410, 'Link no longer valid', 'after_fix'],
  content_too_large: [413, 'Content too large', 'after_fix'],
  uri_too_long: [414, 'URI too long', 'after_fix'],
  unsupported_media_type: [415, 'Unsupported media type', 'after_fix'],
  expectation_failed: [417, 'Expectation failed', 'after_fix'],
  validation_failed: [422, 'Validation failed', 'after_fix'],
  password_incorrect: [422, 'Password incorrect', 'after_fix'],
  rate_limited: [429, 'Too many requests', 'after_delay'],
  header_fields_too_large: [431, 'Header fields too large', 'after_fix'],
  internal_error: [500, 'Internal error', 'none'],
  bad_gateway: [502, 'Upstream answer not usable', 'after_delay'],
  gateway_timeout: [504, 'Upstream timeout', 'after_delay'],
  service_unavailable: [503, 'Temporarily unavailable', 'after_delay'],
};

test.each(rows)('%s keeps its status, title and retry: clients rely on them', (code, entry) => {
  expect([entry.status, entry.title, entry.retry]).toEqual(facts[code]);
});

test('the list of codes and the catalogue hold the same codes', () => {
  expect(Object.keys(catalogue).toSorted()).toEqual(codes.toSorted());
  expect(new Set(codes).size).toBe(codes.length);
});

test('the two answers that people confuse say which is which', () => {
  expect(catalogue.authentication_required.detail).toBe(
    'You need to log in to access this resource.',
  );
  expect(catalogue.insufficient_role.detail).toBe(
    "You're logged in, but you don't have permission to view this page.",
  );
  expect(catalogue.authentication_required.neighbour.code).toBe('insufficient_role');
  expect(catalogue.insufficient_role.neighbour.code).toBe('authentication_required');
});

test.each(rows)('%s is of the kind that its status says', (code, { status, kind }) => {
  // A request that another site has sent: nobody is known by it, and the same person may send it from here.
  expect(kind).toBe(code === 'csrf_rejected' ? 'request' : kindOf(status));
});

test('every 401 has a challenge, and no other status has a bare one (RFC 9110 §15.5.2)', () => {
  for (const [code, { status, challenge }] of rows) {
    expect([code, challenge]).not.toEqual([code, status === 401 ? 'none' : 'bare']);
  }
});

test.each(rows)('%s has a title that error_description can carry (RFC 6750 §3)', (_code, entry) => {
  expect(entry.title).toMatch(/^[\x20-\x21\x23-\x5B\x5D-\x7E]+$/);
});

test.each(rows)('%s adds members with names as RFC 9457 §3.2 wants them', (_code, { extra }) => {
  for (const name of Object.keys(extra)) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]{2,}$/);
});

test.each(rows)('%s tells people everything, in whole sentences', (code, entry) => {
  for (const text of prose(entry)) expect(text).toMatch(/^\S.*[.]$/);
  expect(entry.causes.length).toBeGreaterThan(0);
  expect(entry.neighbour.code).not.toBe(code);
  expect(new Set(prose(entry)).size).toBe(prose(entry).length);
});

test.each(rows)('%s speaks plainly and blames nobody', (_code, entry) => {
  for (const text of prose(entry)) expect(text).not.toMatch(/oops|sorry|please|your fault|!/i);
});

function kindOf(status: number): Entry['kind'] {
  if (status === 401) return 'credentials';
  if (status === 403) return 'forbidden';
  return status === 408 || status === 429 || status >= 500 ? 'not-now' : 'request';
}

function prose({ detail, meaning, causes, fix, neighbour }: Entry): string[] {
  return [detail, meaning, ...causes, fix.client, fix.person, fix.owner, neighbour.difference];
}
