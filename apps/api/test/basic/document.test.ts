import { expect, test } from 'vitest';
import { profileChallenges } from '../api.js';
import { document } from '../support/document.js';

const responses = (method: string) => Object(document.paths['/user/profile']?.[method]).responses;

test('a documented refusal of Basic credentials has the challenges of its route', () => {
  const { examples } = responses('get')[401].headers['WWW-Authenticate'];
  expect(examples.invalid_credentials.value).toEqual(profileChallenges());
});

test('only a change can be refused as cross-site (RFC 7617 §4)', () => {
  const [change, read] = ['patch', 'get'].map((method) =>
    JSON.stringify(responses(method)[403].content),
  );
  expect(change).toContain('csrf_rejected');
  expect(read).not.toContain('csrf_rejected');
});
