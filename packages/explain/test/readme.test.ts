import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explain, format } from '../src/index.js';
import { NOW, response } from './samples/sample.js';
import { root } from './support/patterns.js';

const readme = readFileSync(join(root, 'README.md'), 'utf8');

test('the explanation in the README is what explain and format return', () => {
  const challenge =
    'Bearer realm="api", error="invalid_token", error_description="The token expired"';
  const text = response('401 Unauthorized', [`WWW-Authenticate: ${challenge}`]);
  expect(readme).toContain(format(explain(text, { now: NOW })));
});

test('the comments of the program in the README are what it prints', () => {
  const { next, challenges } = explain('WWW-Authenticate: Basic realm=api');
  expect(next.text).toMatch(/^Send a user name and a password in Authorization: Basic, /);
  expect(readme).toContain(challenges[0]?.faults[0]?.text);
});
