import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { codes, createProblem, exampleOf, problemJsonSchema, type Code } from '../src/index.js';

const options = { docsUrl: 'https://example.com/errors/', instance: 'urn:uuid:0198' };

const ajv = new Ajv2020({ strict: true });
formats.default(ajv);
const validators = new Map(codes.map((code) => [code, ajv.compile(problemJsonSchema(code))]));

function valid(code: Code, body: unknown): boolean | undefined {
  return validators.get(code)?.(body);
}

describe.each(codes)('the schema of %s (JSON Schema 2020-12, as in OpenAPI 3.1)', (code) => {
  const { body } = exampleOf(code, options).response;

  test('accepts the problem that is sent', () => {
    expect(valid(code, body)).toBe(true);
  });

  test('accepts unknown members (RFC 9457 §3.2)', () => {
    expect(valid(code, { ...body, traceId: 'x' })).toBe(true);
  });

  test('refuses a problem without one of its members', () => {
    for (const name of Object.keys(body)) {
      const rest = Object.entries(body).filter(([other]) => other !== name);
      expect([name, valid(code, Object.fromEntries(rest))]).toEqual([name, false]);
    }
  });
});

test('the schema of a code that covers a status class accepts every status of the class', () => {
  const teapot = createProblem('bad_request', {}, { ...options, status: 418 });
  expect(valid('bad_request', teapot)).toBe(true);
  expect(valid('bad_request', { ...teapot, status: 500 })).toBe(false);
});

test.each([
  ['session_revoked', { reason: 'bored' }],
  ['rate_limited', { retryAfter: '60' }],
  ['method_not_allowed', { allowed: 'GET' }],
  ['validation_failed', { errors: [{ pointer: 'name', code: 'a', detail: 'b' }] }],
  ['token_expired', { code: 'token_invalid' }],
] as const)('the schema of %s refuses %j', (code, wrong) => {
  expect(valid(code, { ...exampleOf(code, options).response.body, ...wrong })).toBe(false);
});
