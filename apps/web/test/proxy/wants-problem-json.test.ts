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
  [false, { 'sec-fetch-dest': 'frame' }],
  [false, { 'sec-fetch-dest': 'embed' }],
  [false, { 'sec-fetch-dest': 'object' }],
  [false, { 'sec-fetch-dest': 'document', accept: 'application/json' }],
  [true, {}],
  [true, { accept: '*/*' }],
  [true, { accept: 'application/json' }],
  [false, { accept: 'text/html,application/xhtml+xml' }],
  [false, { accept: 'application/json, TEXT/HTML;q=0.5' }],
  [true, { accept: 'application/json, text/html;q=0' }],
  [true, { accept: 'text/html-fragment' }],
  [true, { accept: 'x-text/html' }],
  [true, { accept: ', text/, /html, text html' }],
])('a refusal is JSON (%s) for a request with %j (W3C Fetch Metadata)', (expected, fields) => {
  expect(wantsProblemJson(new Headers(fields))).toBe(expected);
});
