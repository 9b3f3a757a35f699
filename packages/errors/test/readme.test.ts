import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { challengesFor, createProblem, headerFieldsOf } from '../src/index.js';

test('the response in the README is what the code in the README makes', () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  const options = { docsUrl: 'https://example.com/errors/', instance: 'urn:uuid:0198…' };
  const problem = createProblem('token_expired', {}, options);
  const lines = challengesFor('token_expired', {
    schemes: ['Bearer'],
    realm: 'api',
    used: 'Bearer',
    scope: 'profile:read',
    resourceMetadata: 'https://example.com/.well-known/oauth-protected-resource',
  });
  const answer = [
    `HTTP/1.1 ${problem.error}`,
    ...lines.map((value) => `WWW-Authenticate: ${value}`),
    ...Object.entries(headerFieldsOf(problem)).map(([name, value]) => `${name}: ${value}`),
    '',
    JSON.stringify(problem, undefined, 2),
  ];
  expect(readme).toContain(answer.join('\n'));
});
