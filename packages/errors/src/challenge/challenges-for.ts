import { catalogue } from '../catalogue/catalogue.js';
import type { Code } from '../codes.js';
import { SCHEMES, type Scheme } from './scheme.js';
import { writeChallenge } from './write.js';

export interface Protection {
  /** The schemes that the route accepts, in any order. */
  readonly schemes: readonly Scheme[];
  /** The protection space (RFC 9110 §11.5). */
  readonly realm: string;
  /** The scheme that the request used. Bearer where nothing is said, as for a token in a body. */
  readonly used?: Scheme | undefined;
  /** Every scope that the route needs, separated by spaces (`insufficient_scope`). */
  readonly scope?: string | undefined;
  /** How old the sign-in may be, in seconds (`step_up_required`). */
  readonly maxAge?: number | undefined;
}

/**
 * The `WWW-Authenticate` lines of a response, in the order of {@link SCHEMES}. One line per scheme, because some clients
 * misread several challenges in one line (RFC 9110 §11.6.1). Only the scheme that was used says what was wrong. Empty where the code has no challenge.
 */
export function challengesFor(code: Code, protection: Protection): string[] {
  const { schemes, realm, used, scope, maxAge } = protection;
  const key = [code, realm, used, scope, maxAge, ...schemes].join('\n');
  const lines = written.get(key) ?? writeLines(code, protection);
  if (written.size < MOST_WRITTEN) written.set(key, lines);
  return [...lines];
}

/**
 * A route answers a code with the same challenges each time, and refusals come in floods: so they
 * are written once. Routes and codes make fewer than this; it bounds what a careless caller adds.
 */
const MOST_WRITTEN = 1000;
const written = new Map<string, readonly string[]>();

function writeLines(code: Code, protection: Protection): string[] {
  const { schemes, realm, used = 'Bearer' } = protection;
  const { challenge } = catalogue[code];
  if (challenge === 'none') return [];
  // An RFC 6750 error about the header's form: without Bearer on the route nobody could read it.
  if (challenge === 'invalid_request' && !schemes.includes('Bearer')) return [];
  const carrier = challenge === 'invalid_request' ? 'Bearer' : used;
  return SCHEMES.filter((scheme) => schemes.includes(scheme)).map((scheme) => {
    const own = scheme === 'Basic' ? { realm, charset: 'UTF-8' } : { realm };
    // RFC 7617 §2: Basic has no word for what was wrong.
    const saysWhy = scheme === carrier && scheme !== 'Basic';
    const error = saysWhy ? errorParams(code, protection) : {};
    return writeChallenge({ scheme, params: { ...own, ...error } });
  });
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
