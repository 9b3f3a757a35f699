import { catalogue, extraNamesOf, parseChallenges, readProblem } from '@repo/errors';
import { expect } from 'vitest';
import { type ApiResponse, field, members } from './response.js';
import { checkAgainstDocument } from './document.js';
import { apiCodes } from './api-codes.js';
import { countChallenges } from './count-challenges.js';

const REQUEST_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * Checks the rules for every response of the API, whichever layer sends it. The tests pass all responses through here.
 *
 * @param target the target of the request; if given, the response is also checked against the OpenAPI document
 * @param corsOrigins the origins that the API allows
 */
export async function check(
  response: ApiResponse,
  method = 'GET',
  target?: string,
  corsOrigins: readonly string[] = [],
): Promise<void> {
  expect(field(response, 'x-request-id')).toEqual([expect.stringMatching(REQUEST_ID)]);
  expect(field(response, 'x-content-type-options')).toEqual(['nosniff']);
  const isPage = field(response, 'content-type')[0]?.startsWith('text/html') ?? false;
  expect(field(response, 'content-security-policy')).toEqual([
    isPage
      ? expect.stringMatching(/^default-src 'none'; script-src 'self'; .*; frame-ancestors 'none'$/)
      : "default-src 'none'; frame-ancestors 'none'; sandbox",
  ]);
  // RFC 9110 §10.2.4: the server does not name its software; §15.5.8: it is not a proxy. Pages of other
  // origins may not send cookies.
  for (const name of [
    'server',
    'x-powered-by',
    'proxy-authenticate',
    'access-control-allow-credentials',
  ]) {
    expect(field(response, name), name).toEqual([]);
  }
  const allowed = field(response, 'access-control-allow-origin');
  expect([[], ...corsOrigins.map((origin) => [origin])]).toContainEqual(allowed);
  await checkChallenges(response);
  if (response.status >= 400) checkProblem(response, method);
  if (target !== undefined) checkAgainstDocument(response, method, target);
}

/** RFC 9110 §15.5.2: a 401 has a challenge that applies. Every challenge can be parsed (§11.6.1). */
async function checkChallenges(response: ApiResponse): Promise<void> {
  const lines = field(response, 'www-authenticate');
  if (response.status === 401) expect(lines, 'a challenge').not.toEqual([]);
  for (const line of lines) {
    // One challenge a line, with a realm in each.
    const challenges = parseChallenges(line);
    expect(challenges, line).toHaveLength(1);
    expect(challenges[0]?.params?.['realm'], line).toMatch(/^(api|refresh)$/);
    expect(line).toMatch(/realm="/);
  }
  if (lines.length > 0) expect(await countChallenges(lines)).toBe(lines.length);
}

/** RFC 9457 §3: body, status line and fields agree. */
function checkProblem(response: ApiResponse, method: string): void {
  // RFC 8259 §11: no charset.
  expect(field(response, 'content-type')).toEqual(['application/problem+json']);
  expect(field(response, 'cache-control')).toEqual(['no-store']);
  expect(field(response, 'content-language')).toEqual(['en']);
  if (method === 'HEAD') {
    expect(response.body).toBe('');
    return;
  }
  const body = members(response);
  expect(readProblem(body)?.code).toBe(body['code']);
  const code = apiCodes.find((each) => each === body['code']);
  if (code === undefined) throw new Error(`no code of the API: ${String(body['code'])}`);
  const { status, title, retry } = catalogue[code];
  const isFallback = code === 'bad_request' || code === 'internal_error';
  expect(body).toEqual({
    type: `http://localhost:3000/errors/${code.replaceAll('_', '-')}`,
    title,
    status: isFallback ? response.status : status,
    detail: expect.any(String),
    instance: `urn:uuid:${field(response, 'x-request-id')[0]}`,
    code,
    error: `${response.status} ${response.reason}`,
    message: title,
    retry,
    ...Object.fromEntries(extraNamesOf(code).map((name) => [name, expect.anything()])),
  });
  expect(response.status).toBe(body['status']);
  checkMemberFields(response, body);
}

function checkMemberFields(
  response: ApiResponse,
  { allowed, retryAfter }: Record<string, unknown>,
): void {
  expect(field(response, 'allow')).toEqual(Array.isArray(allowed) ? [allowed.join(', ')] : []);
  expect(field(response, 'retry-after').map(Number)).toEqual(
    retryAfter === undefined ? [] : [retryAfter],
  );
}
