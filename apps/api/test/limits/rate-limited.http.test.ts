import { describe, expect, test } from 'vitest';
import { parseList } from 'structured-headers';
import { field } from '../api.js';
import { LIMIT, WINDOW, repeat, limitedApis } from './limited-apis.js';

const { signIn, signInCorrectly } = limitedApis();

describe('the refusal of too many sign-ins', () => {
  test('says how long to wait and by which policy, as structured fields (RFC 6585 §4, RFC 9651)', async () => {
    await repeat(LIMIT, signIn);
    const response = await signIn();
    const [[policy, policyParams] = []] = parseList(field(response, 'ratelimit-policy').join(', '));
    const [[state, stateParams] = []] = parseList(field(response, 'ratelimit').join(', '));
    expect([policy, state]).toEqual(['login', 'login']);
    expect(Object.fromEntries(policyParams ?? [])).toEqual({ q: LIMIT, w: WINDOW });
    const { r, t } = Object.fromEntries(stateParams ?? []);
    expect(r).toBe(0);
    expect(t).toBeGreaterThanOrEqual(1);
    expect(t).toBeLessThanOrEqual(WINDOW);
    expect(Number(field(response, 'retry-after')[0])).toBeGreaterThanOrEqual(Number(t));
    expect(
      response.lines.some(([name]) => /^x-ratelimit|^ratelimit-(limit|reset)/.test(name)),
    ).toBe(false);
  });

  test('is the only response with these fields: a 401 does not reveal the count', async () => {
    for (const response of [await signIn(), await signInCorrectly()]) {
      expect(field(response, 'ratelimit')).toEqual([]);
      expect(field(response, 'ratelimit-policy')).toEqual([]);
    }
  });

  test('carries no challenge: other credentials would not help', async () => {
    await repeat(LIMIT, signIn);
    expect(field(await signIn(), 'www-authenticate')).toEqual([]);
  });
});
