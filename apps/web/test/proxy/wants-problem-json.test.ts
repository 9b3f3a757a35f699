import { expect, test } from 'vitest';
import { wantsProblemJson } from '../../src/proxy/wants-problem-json';

test.each([
  [true, { 'sec-fetch-dest': 'empty' }],
  [true, { 'sec-fetch-dest': 'empty', accept: 'text/html' }],
  [true, { 'sec-fetch-dest': 'script' }],
  [true, { 'sec-fetch-dest': 'image' }],
  [true, { 'sec-fetch-dest': 'something-new' }],
  [false, { 'sec-fetch-dest': 'document' }],
  [false, { 'sec-fetch-dest': 'iframe' }],
  [false, { 'sec-fetch-dest': 'document', accept: 'application/json' }],
  [true, {}],
  [true, { accept: '*/*' }],
  [true, { accept: 'application/json' }],
  [false, { accept: 'text/html,application/xhtml+xml' }],
  [false, { accept: 'application/json, TEXT/HTML;q=0.5' }],
])('a refusal is JSON (%s) for a request with %j (W3C Fetch Metadata)', (expected, fields) => {
  expect(wantsProblemJson(new Headers(fields))).toBe(expected);
});
