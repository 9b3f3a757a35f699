import { catalogue, type Code } from '../catalogue/catalogue.js';
import { factsOf, SCHEMES, type Scheme } from './scheme.js';
import { writeChallenge } from './write.js';

/** The protection of a route, and the credentials of one request to it. */
export interface Protection {
  /** The schemes that the route accepts, in any order. */
  readonly schemes: readonly Scheme[];
  /** The protection space (RFC 9110 §11.5). */
  readonly realm: string;
  /** The scheme that the request used; Bearer by default, which also suits a token in a body. */
  readonly used?: Scheme | undefined;
  /** All scopes that the route needs, separated by spaces (RFC 6750 §3). */
  readonly scope?: string | undefined;
  /** Maximum age of the sign-in, in seconds (`step_up_required`). */
  readonly maxAge?: number | undefined;
  /** URL of the metadata of the protection space (RFC 9728 §5.1), if it has any. */
  readonly resourceMetadata?: string | undefined;
}

/**
 * Returns the `WWW-Authenticate` lines of a response, in the order of {@link SCHEMES}; none if the code has no challenge.
 * Each scheme has a line of its own, because some clients misread several challenges in one line (RFC 9110 §11.6.1). Only
 * the scheme that was used carries an error.
 */
export function challengesFor(code: Code, protection: Protection): string[] {
  const { schemes, realm, used, scope, maxAge, resourceMetadata } = protection;
  const key = [code, realm, used, scope, maxAge, resourceMetadata, ...schemes].join('\n');
  const lines = written.get(key) ?? writeLines(code, protection);
  if (written.size < MAX_WRITTEN) written.set(key, lines);
  return [...lines];
}

/**
 * Size of the cache. A route always has the same challenges for a code, and refusals come in floods, so the challenges
 * are written once. All routes and codes need fewer entries; the limit guards against callers with values that vary.
 */
const MAX_WRITTEN = 1000;
const written = new Map<string, readonly string[]>();

function writeLines(code: Code, protection: Protection): string[] {
  const { schemes, realm, used = 'Bearer' } = protection;
  const { challenge } = catalogue[code];
  if (challenge === 'none') return [];
  // RFC 6750 §3.1 defines this error for Bearer only.
  if (challenge === 'invalid_request' && !schemes.includes('Bearer')) return [];
  const carrier = challenge === 'invalid_request' ? 'Bearer' : used;
  return SCHEMES.filter((scheme) => schemes.includes(scheme)).map((scheme) => {
    const { params, hasError } = factsOf(scheme);
    const error = hasError && scheme === carrier ? errorParams(code, protection) : {};
    const discovery = scheme === 'Bearer' ? discoveryParams(code, protection) : {};
    return writeChallenge({ scheme, params: { realm, ...params, ...error, ...discovery } });
  });
}

/** Returns what a client needs if it knows the API only by this response: the scopes to request, and the metadata. */
function discoveryParams(
  code: Code,
  { scope, resourceMetadata }: Protection,
): Record<string, string> {
  return {
    // On a 403 the scopes are part of the error.
    ...(catalogue[code].status === 401 && scope !== undefined && { scope }),
    ...(resourceMetadata !== undefined && { resource_metadata: resourceMetadata }),
  };
}

function errorParams(code: Code, { scope, maxAge }: Protection): Record<string, string> {
  const { challenge, title } = catalogue[code];
  // RFC 6750 §3.1: no error where no credentials were sent.
  if (challenge === 'none' || challenge === 'bare') return {};
  return {
    error: challenge,
    error_description: title,
    ...(challenge === 'insufficient_scope' && scope !== undefined && { scope }),
    ...(challenge === 'insufficient_user_authentication' &&
      maxAge !== undefined && { max_age: String(maxAge) }),
  };
}
