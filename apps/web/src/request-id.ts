/**
 * The header field with the id that the server gives a request. It is not x-request-id, because Next overwrites the fields of
 * the request with those of the proxy's response.
 */
export const REQUEST_ID = 'x-web-request-id';
