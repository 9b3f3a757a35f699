/**
 * Whether a program asks, which is answered with a problem, and not a person's browser, which is answered with a page.
 * A browser says what the answer is for (W3C Fetch Metadata, `Sec-Fetch-Dest`); where nothing says so, `Accept` does.
 */
export function isDataRequest(headers: Pick<Headers, 'get'>): boolean {
  const destination = headers.get('sec-fetch-dest');
  if (destination !== null) return destination !== 'document' && destination !== 'iframe';
  return !(headers.get('accept') ?? '').toLowerCase().includes('text/html');
}
