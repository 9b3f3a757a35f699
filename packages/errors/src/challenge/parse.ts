import type { Challenge } from './challenge.js';
import { readChallenges } from './read.js';

/**
 * Parses the challenges of a `WWW-Authenticate` field (RFC 9110 §11.6.1).
 *
 * @param field one line, a list of lines, or the result of `headers.get()`: lines mean the same as their values joined by
 *   commas (§5.3)
 * @returns the challenges in order, parameter names in lower case; none if the field is invalid, since a client must not
 *   act on half of it
 */
export function parseChallenges(field: string | readonly string[] | null | undefined): Challenge[] {
  const text = typeof field === 'string' ? field : (field ?? []).join(', ');
  const { challenges, faults } = readChallenges(text);
  if (faults.length > 0) return [];
  return challenges.map(({ scheme, token68, params }) => ({
    scheme,
    ...(token68 !== undefined && { token68 }),
    ...(params !== undefined && { params }),
  }));
}

/** Finds the first challenge of a scheme, which is case-insensitive (RFC 9110 §11.1). */
export function findChallenge(
  challenges: readonly Challenge[],
  scheme: string,
): Challenge | undefined {
  const wanted = scheme.toLowerCase();
  return challenges.find((challenge) => challenge.scheme.toLowerCase() === wanted);
}
