/**
 * True if a program sent the request, which gets a problem as JSON; a browser gets a page. A browser sends what the response
 * is for (`Sec-Fetch-Dest`, W3C Fetch Metadata). Without that field, `Accept` decides.
 */
export function isDataRequest(headers: Pick<Headers, 'get'>): boolean {
  const destination = headers.get('sec-fetch-dest');
  if (destination !== null) return destination !== 'document' && destination !== 'iframe';
  return !(headers.get('accept') ?? '').toLowerCase().includes('text/html');
}
