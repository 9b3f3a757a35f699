import { expect, test } from 'vitest';
import { testApi } from '../api.js';
import { basic } from './basic.js';

const api = testApi();

test.each([
  ['an unknown user', basic('nobody@example.com'), 'unknown user'],
  ['a value that is no base64', ['authorization', 'Basic abcde'], 'not decodable'],
])('the log line of a refusal has the reason: %s', async (_, headers, why) => {
  await api.get('/user/profile', ...headers);
  const refused = () =>
    api.log
      .map((line): unknown => JSON.parse(line))
      .filter((line) => Object(line).code === 'invalid_credentials');
  await expect.poll(refused).toContainEqual(expect.objectContaining({ why }));
});
