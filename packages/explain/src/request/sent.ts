import type { RequestRead } from '../read/message.js';

/** The credentials of the request, as far as the input shows them. */
export interface Sent {
  /** `unknown` if the input does not show the request, or not all of it. */
  readonly state: 'unknown' | 'nothing' | 'something';
  /**
   * The scheme, in lower case. Without an Authorization field, it is `apikey`, `query` or `cookie`, which says where
   * the credentials are, or `aws4-hmac-sha256` for a presigned URL.
   */
  readonly scheme?: string | undefined;
  /** The token of a scheme such as Bearer, DPoP or Token, or the whole value of Authorization if it has no scheme. */
  readonly token?: string | undefined;
  /** The value of Authorization. */
  readonly authorization?: string | undefined;
}

const API_KEY_FIELDS = ['x-api-key', 'api-key', 'apikey', 'x-auth-token', 'private-token'];
const TOKEN_SCHEMES: ReadonlySet<string> = new Set(['bearer', 'dpop', 'token', 'jwt']);

/** Finds the credentials of a request. */
export function sentCredentials(request: RequestRead | undefined): Sent {
  if (request === undefined) return { state: 'unknown' };
  const field = (name: string): string | undefined =>
    request.fields.find((each) => each.name === name)?.value;
  const authorization = field('authorization') ?? field('proxy-authorization');
  if (authorization !== undefined)
    return { state: 'something', ...readAuthorization(authorization) };
  if (API_KEY_FIELDS.some((name) => field(name) !== undefined)) {
    return { state: 'something', scheme: 'apikey' };
  }
  if (/[?&]X-Amz-Signature=/i.test(request.target ?? '')) {
    return { state: 'something', scheme: 'aws4-hmac-sha256' };
  }
  if (/[?&](?:(?:access_)?token|api_?key|key|sig)=/i.test(request.target ?? '')) {
    return { state: 'something', scheme: 'query' };
  }
  if (field('cookie') !== undefined) return { state: 'something', scheme: 'cookie' };
  return { state: request.complete ? 'nothing' : 'unknown' };
}

function readAuthorization(value: string): Omit<Sent, 'state'> {
  const [, scheme, credentials = ''] = /^([\w-]+)(?: +(.*))?$/.exec(value) ?? [];
  // A long value without a space is credentials without a scheme.
  if (scheme === undefined || (credentials === '' && scheme.length > 20)) {
    return { authorization: value, token: value };
  }
  const name = scheme.toLowerCase();
  const token = TOKEN_SCHEMES.has(name) ? credentials.replaceAll(/^["'<]|["'>]$/g, '') : undefined;
  return { authorization: value, scheme: name, ...(token ? { token } : {}) };
}
