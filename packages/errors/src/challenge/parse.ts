import type { Challenge } from './challenge.js';
import { here, quotedString, token, token68 } from './grammar.js';
import { Scanner } from './scanner.js';

const SCHEME = here(token);
const SPACES = here(' +');
const LIST_START = here(String.raw`[ \t,]*`);
/** Members of a list may be empty (RFC 9110 §5.6.1.2), so commas may follow each other. */
const MEMBER_END = here(String.raw`[ \t]*(?:,[ \t,]*|$)`);
const AT_MEMBER_END = String.raw`(?=[ \t]*(?:,|$))`;
const TOKEN68 = here(token68 + AT_MEMBER_END);
/** The whitespace around `=` is BWS: accepted, but never written (RFC 9110 §11.2). */
const PARAM = here(
  String.raw`(${token})[ \t]*=[ \t]*(?:(${token})|${quotedString})${AT_MEMBER_END}`,
);

/**
 * Parses the challenges of a `WWW-Authenticate` field (RFC 9110 §11.6.1).
 *
 * @param field one line, a list of lines, or the result of `headers.get()`: lines mean the same as their values joined by
 *   commas (§5.3)
 * @returns the challenges in order, parameter names in lower case; none if the field is invalid, since a client must not
 *   act on half of it
 */
export function parseChallenges(field: string | readonly string[] | null | undefined): Challenge[] {
  const scanner = new Scanner(typeof field === 'string' ? field : (field ?? []).join(', '));
  const challenges: Challenge[] = [];
  scanner.take(LIST_START);
  while (!scanner.atEnd) {
    const challenge = takeChallenge(scanner);
    if (challenge === undefined) return [];
    challenges.push(challenge);
  }
  return challenges;
}

/** Finds the first challenge of a scheme, which is case-insensitive (RFC 9110 §11.1). */
export function findChallenge(
  challenges: readonly Challenge[],
  scheme: string,
): Challenge | undefined {
  const wanted = scheme.toLowerCase();
  return challenges.find((challenge) => challenge.scheme.toLowerCase() === wanted);
}

/** challenge = auth-scheme [ 1*SP ( token68 / #auth-param ) ], and the commas after it. */
function takeChallenge(scanner: Scanner): Challenge | undefined {
  const scheme = scanner.take(SCHEME)?.[0];
  if (scheme === undefined) return undefined;
  if (!scanner.take(SPACES)) return scanner.take(MEMBER_END) ? { scheme } : undefined;
  const credentials = scanner.take(TOKEN68)?.[0];
  if (credentials === undefined) return takeParams(scanner, scheme);
  return scanner.take(MEMBER_END) ? { scheme, token68: credentials } : undefined;
}

/** #auth-param: members up to the first that is not a parameter, which begins the next challenge. */
function takeParams(scanner: Scanner, scheme: string): Challenge | undefined {
  const params = new Map<string, string>();
  let ended = scanner.take(MEMBER_END);
  for (let match = scanner.take(PARAM); match !== undefined; match = scanner.take(PARAM)) {
    const [, name = '', plain, quoted = ''] = match;
    const key = name.toLowerCase();
    // RFC 9110 §11.2: a name occurs only once per challenge.
    if (params.has(key)) return undefined;
    params.set(key, plain ?? quoted.replaceAll(/\\(.)/g, '$1'));
    ended = scanner.take(MEMBER_END);
  }
  if (ended === undefined) return undefined;
  return params.size > 0 ? { scheme, params: Object.fromEntries(params) } : { scheme };
}
