import 'server-only';
import { settings } from '../settings';
import { assertInProxy } from './in-proxy';

/**
 * Makes `fetch` throw if a Server Component calls the API with it. Such a call has no credentials, so the API would
 * refuse it, or all users would see the same data. Only for development.
 */
export function watchFetch(): void {
  const { fetch } = globalThis;
  const { API_ORIGIN, API_INTERNAL_URL } = settings();
  const own = new Set([API_ORIGIN, API_INTERNAL_URL].map((url) => new URL(url).origin));
  globalThis.fetch = async (input, init) => {
    const { url, method } =
      input instanceof Request ? input : { url: String(input), method: 'GET' };
    const { origin, pathname } = new URL(url);
    if (own.has(origin)) assertInProxy(`${init?.method ?? method} ${pathname}`);
    return fetch(input, init);
  };
}
