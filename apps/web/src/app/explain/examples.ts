/** Refusals to try the page with. None of their tokens is real. */
export const examples = [
  {
    name: 'An expired token',
    text: `HTTP/1.1 401 Unauthorized
WWW-Authenticate: Bearer realm="api", error="invalid_token", error_description="The access token expired"
Content-Type: application/json

{"message":"Unauthorized"}`,
  },
  {
    name: 'A 403 that means 401',
    text: `HTTP/1.1 403 Forbidden
Content-Type: application/json

{"detail":"Authentication credentials were not provided."}`,
  },
  {
    name: 'A challenge with mistakes',
    text: `WWW-Authenticate: Bearer realm=api; error_description=The token expired`,
  },
] as const;
