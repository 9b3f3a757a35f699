import { catalogue, extraNamesOf, parseChallenges, readProblem } from '@repo/errors';
import { expect } from 'vitest';
import { type Answer, field, members } from './answer.js';
import { checkAgainstDocument } from './document.js';
import { apiCodes } from './api-codes.js';
import { secondOpinion } from './second-opinion.js';

const REQUEST_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * What holds for every answer that any test of the API gets, from whichever layer: each one goes through here.
 *
 * @param target where the answer's request is known: then the answer is one that the OpenAPI document describes
 */
export async function check(answer: Answer, method = 'GET', target?: string): Promise<void> {
  expect(field(answer, 'x-request-id')).toEqual([expect.stringMatching(REQUEST_ID)]);
  expect(field(answer, 'x-content-type-options')).toEqual(['nosniff']);
  const isPage = field(answer, 'content-type')[0]?.startsWith('text/html') ?? false;
  expect(field(answer, 'content-security-policy')).toEqual([
    isPage
      ? expect.stringMatching(/^default-src 'none'; script-src 'self'; .*; frame-ancestors 'none'$/)
      : "default-src 'none'; frame-ancestors 'none'; sandbox",
  ]);
  // RFC 9110 §10.2.4: what software answers is nobody's business; §15.5.8: we are no proxy. And there is no CORS.
  for (const name of [
    'server',
    'x-powered-by',
    'proxy-authenticate',
    'access-control-allow-origin',
  ]) {
    expect(field(answer, name), name).toEqual([]);
  }
  await checkChallenges(answer);
  if (answer.status >= 400) checkProblem(answer, method);
  if (target !== undefined) checkAgainstDocument(answer, method, target);
}

/** RFC 9110 §15.5.2: a 401 has a challenge that applies; and whatever is sent as one can be read (§11.6.1). */
async function checkChallenges(answer: Answer): Promise<void> {
  const lines = field(answer, 'www-authenticate');
  if (answer.status === 401) expect(lines, 'a challenge').not.toEqual([]);
  for (const line of lines) {
    // One challenge a line, and a realm in each.
    const challenges = parseChallenges(line);
    expect(challenges, line).toHaveLength(1);
    expect(challenges[0]?.params?.['realm'], line).toMatch(/^(api|refresh)$/);
    expect(line).toMatch(/realm="/);
  }
  if (lines.length > 0) expect(await secondOpinion(lines)).toBe(lines.length);
}

/** RFC 9457 §3, and that the body, the status line and the fields tell one story. */
function checkProblem(answer: Answer, method: string): void {
  // RFC 8259 §11: no charset.
  expect(field(answer, 'content-type')).toEqual(['application/problem+json']);
  expect(field(answer, 'cache-control')).toEqual(['no-store']);
  expect(field(answer, 'content-language')).toEqual(['en']);
  if (method === 'HEAD') {
    expect(answer.body).toBe('');
    return;
  }
  const body = members(answer);
  expect(readProblem(body)?.code).toBe(body['code']);
  const code = apiCodes.find((each) => each === body['code']);
  if (code === undefined) throw new Error(`no code of the API: ${String(body['code'])}`);
  const { status, title, retry } = catalogue[code];
  const isOpen = code === 'bad_request' || code === 'internal_error';
  expect(body).toEqual({
    type: `http://localhost:3000/errors/${code.replaceAll('_', '-')}`,
    title,
    status: isOpen ? answer.status : status,
    detail: expect.any(String),
    instance: `urn:uuid:${field(answer, 'x-request-id')[0]}`,
    code,
    error: `${answer.status} ${answer.reason}`,
    message: title,
    retry,
    ...Object.fromEntries(extraNamesOf(code).map((name) => [name, expect.anything()])),
  });
  expect(answer.status).toBe(body['status']);
  checkMemberFields(answer, body);
}

function checkMemberFields(answer: Answer, { allowed, retryAfter }: Record<string, unknown>): void {
  expect(field(answer, 'allow')).toEqual(Array.isArray(allowed) ? [allowed.join(', ')] : []);
  expect(field(answer, 'retry-after').map(Number)).toEqual(
    retryAfter === undefined ? [] : [retryAfter],
  );
}
