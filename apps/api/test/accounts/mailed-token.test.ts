import { expect, test } from 'vitest';
import { newMailedToken } from '../../src/accounts/mailed-token.js';

test('each mailed token is different, with 256 random bits (ASVS 11.5.1)', () => {
  const tokens = Array.from({ length: 100 }, () => newMailedToken().token);
  expect(new Set(tokens).size).toBe(100);
  for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
});
