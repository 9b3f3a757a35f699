/**
 * True if a refusal is sent as JSON: always, unless a browser opens a page or a frame. Browsers say in `Sec-Fetch-Dest` what
 * they will use the response for (W3C Fetch Metadata). Without that field, `Accept` decides.
 */
export function wantsProblemJson(headers: Pick<Headers, 'get'>): boolean {
  const destination = headers.get('sec-fetch-dest');
  if (destination !== null) return destination !== 'document' && destination !== 'iframe';
  return !(headers.get('accept') ?? '').toLowerCase().includes('text/html');
}
