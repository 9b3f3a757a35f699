import { parseChallenges } from '@repo/errors';
import { expect } from 'vitest';
import { cookieFaults } from './cookie-faults';

/** What holds for every answer of the web app, whatever a test asks it for. */
export async function expectWhole(response: Response): Promise<void> {
  const { status, headers } = response;
  if (status === 401) {
    // RFC 9110 §11.6.1; and for Basic a browser opens a window of its own.
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
