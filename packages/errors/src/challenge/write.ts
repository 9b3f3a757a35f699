import type { Challenge } from './challenge.js';
import { token, token68, whole } from './grammar.js';

const TOKEN = whole(token);
const TOKEN68 = whole(token68);

/** The content of a quoted-string (RFC 9110 §5.6.4) without obs-text: ASCII without controls. */
const QUOTABLE = whole(String.raw`[\t\x20-\x7E]*`);

/** Parameters of a Bearer challenge that allow fewer characters than a quoted-string (RFC 6750 §3, RFC 9728 §5.1). */
const BEARER_PARAMS: ReadonlyMap<string, RegExp> = new Map([
  ['error', whole(String.raw`[\x20-\x21\x23-\x5B\x5D-\x7E]+`)],
  ['error_description', whole(String.raw`[\x20-\x21\x23-\x5B\x5D-\x7E]+`)],
  ['error_uri', whole(String.raw`[\x21\x23-\x5B\x5D-\x7E]+`)],
  ['resource_metadata', whole(String.raw`[\x21\x23-\x5B\x5D-\x7E]+`)],
  ['scope', whole(String.raw`[\x21\x23-\x5B\x5D-\x7E]+(?: [\x21\x23-\x5B\x5D-\x7E]+)*`)],
]);

/**
 * Writes a challenge as the value of a `WWW-Authenticate` line.
 *
 * @throws {TypeError} for a challenge that is invalid (RFC 9110 §11.3, RFC 6750 §3). The message never repeats a value, so
 *   it can be logged
 */
export function writeChallenge(challenge: Challenge): string {
  const { scheme, token68: credentials, params = {} } = challenge;
  check(matches(TOKEN, scheme), 'The scheme of a challenge must be a token');
  const isBearer = scheme.toLowerCase() === 'bearer';
  const pairs = writeParams(params, isBearer);
  // RFC 6750 §3: the scheme Bearer MUST be followed by one or more auth-param values.
  check(!isBearer || pairs.length > 0, 'A Bearer challenge needs a parameter');
  if (credentials === undefined) {
    return pairs.length === 0 ? scheme : `${scheme} ${pairs.join(', ')}`;
  }
  check(pairs.length === 0, 'A challenge has token68 or parameters, not both');
  check(matches(TOKEN68, credentials), 'The token68 of a challenge breaks its grammar');
  return `${scheme} ${credentials}`;
}

function writeParams(params: Readonly<Record<string, string>>, isBearer: boolean): string[] {
  const seen = new Set<string>();
  return Object.entries(params).map(([name, value]) => {
    const key = name.toLowerCase();
    check(matches(TOKEN, name), 'The name of a parameter must be a token');
    // RFC 9110 §11.2: a parameter name occurs once per challenge, and is case-insensitive.
    check(!seen.has(key), 'A parameter name occurs twice in a challenge');
    seen.add(key);
    const allowed = (isBearer && BEARER_PARAMS.get(key)) || QUOTABLE;
    check(matches(allowed, value), 'The value of a parameter breaks its grammar');
    // Always quoted: realm must be (RFC 9110 §11.5), and all others may be.
    return `${name}="${value.replace(/["\\]/g, String.raw`\$&`)}"`;
  });
}

/** The type check is for callers in JavaScript: a regular expression would convert any value to a string first. */
function matches(pattern: RegExp, value: unknown): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function check(condition: boolean, message: string): asserts condition {
  if (!condition) throw new TypeError(message);
}
