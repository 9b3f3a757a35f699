/** Fields that only requests have. They tell requests from responses where a tool lists the fields of both together. */
const requestNames: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'authorization',
  'cookie',
  'dpop',
  'host',
  'if-none-match',
  'origin',
  'proxy-authorization',
  'referer',
  'user-agent',
  'x-amz-security-token',
  'x-api-key',
  'x-csrf-token',
  'x-xsrf-token',
]);

/** Fields of responses. A text that has one of them, or of the fields above, is recognized as a list of fields. */
const responseNames: ReadonlySet<string> = new Set([
  'access-control-allow-origin',
  'allow',
  'cache-control',
  'connection',
  'content-length',
  'content-type',
  'date',
  'dpop-nonce',
  'etag',
  'location',
  'proxy-authenticate',
  'retry-after',
  'server',
  'set-cookie',
  'strict-transport-security',
  'vary',
  'via',
  'www-authenticate',
  'x-powered-by',
  'x-request-id',
]);

/** Checks that a name, in lower case, is that of a field that only requests have. */
export function isRequestName(name: string): boolean {
  return requestNames.has(name) || name.startsWith('sec-fetch-') || name.startsWith('sec-ch-');
}

/** Checks that a name, in lower case, is that of a field of HTTP. */
export function isKnownName(name: string): boolean {
  return isRequestName(name) || responseNames.has(name);
}
