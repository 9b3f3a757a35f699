import { parseChallenges } from '@repo/errors';
import { expect } from 'vitest';

/** What holds for every answer of the web app, whatever a test asks it for. */
export async function expectWhole(response: Response): Promise<void> {
  const { status, headers } = response;
  if (status === 401) {
    // RFC 9110 §11.6.1; and for Basic a browser opens a window of its own.
    const schemes = parseChallenges(headers.get('www-authenticate')).map(({ scheme }) => scheme);
    expect(schemes).toEqual([expect.not.stringMatching(/^basic$/i)]);
  }
  for (const cookie of headers.getSetCookie()) expectSafe(cookie);
  if (status < 400 || !/json/.test(headers.get('content-type') ?? '')) return;
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(headers.get('cache-control')).toBe('no-store');
  const instance = `urn:uuid:${headers.get('x-request-id')}`;
  expect(await response.clone().json()).toMatchObject({ status, instance });
}

/** RFC 6265bis §4.1.2: for the server alone, for this host alone, and not for other sites. */
function expectSafe(cookie: string): void {
  const [pair = '', ...rest] = cookie.split(/; */);
  const attributes = new Set(rest.map((attribute) => attribute.toLowerCase()));
  expect(pair).toMatch(/^(?:__Host-Http-)?(?:session|draft)=[\w.-]*$/);
  for (const name of ['path=/', 'httponly', 'samesite=lax']) expect(attributes).toContain(name);
  expect([...attributes].some((attribute) => attribute.startsWith('domain'))).toBe(false);
  expect([...attributes].filter((attribute) => /^max-age=\d+$/.test(attribute))).toHaveLength(1);
  expect(attributes.has('secure')).toBe(pair.startsWith('__Host-Http-'));
}
