import { parseChallenges } from '@repo/errors';
import { expect } from 'vitest';
import { cookieFaults } from './cookie-faults';

/** Expects that a response follows the rules for every response of the web app. */
export async function expectWhole(response: Response): Promise<void> {
  const { status, headers } = response;
  if (status === 401) {
    // RFC 9110 §11.6.1. For Basic a browser would open its own password prompt.
    const schemes = parseChallenges(headers.get('www-authenticate')).map(({ scheme }) => scheme);
    expect(schemes).toEqual([expect.not.stringMatching(/^basic$/i)]);
  }
  expect(headers.getSetCookie().flatMap(cookieFaults)).toEqual([]);
  if (status < 400 || !/json/.test(headers.get('content-type') ?? '')) return;
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(headers.get('cache-control')).toBe('no-store');
  const instance = `urn:uuid:${headers.get('x-request-id')}`;
  expect(await response.clone().json()).toMatchObject({ status, instance });
}
