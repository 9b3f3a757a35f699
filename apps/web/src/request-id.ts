/**
 * The field of a request with the id that the server gave it, whatever a client sent. It is not x-request-id, because Next
 * writes the fields of the proxy's response over those of the request.
 */
export const REQUEST_ID = 'x-web-request-id';
