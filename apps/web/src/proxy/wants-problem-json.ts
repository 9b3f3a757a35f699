import { accepts } from './accepts';

/** Destinations of navigations: a page, or a part of one (Fetch §2.2.5). */
const NAVIGATIONS = new Set(['document', 'embed', 'frame', 'iframe', 'object']);

/**
 * True if a refusal is sent as JSON: always, unless a browser opens a page or a frame. Browsers say in `Sec-Fetch-Dest` what
 * they will use the response for (W3C Fetch Metadata). Without that field, `Accept` decides.
 */
export function wantsProblemJson(headers: Pick<Headers, 'get'>): boolean {
  const destination = headers.get('sec-fetch-dest');
  return destination === null ? !accepts(headers, 'text/html') : !NAVIGATIONS.has(destination);
}
