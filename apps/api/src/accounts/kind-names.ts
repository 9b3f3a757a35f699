import { z } from 'zod';
import { problem } from '../problems/problem-exception.js';
import { distinct } from '../validation/distinct.js';
import type { CredentialKind } from './other-credentials.js';

const UNKNOWN = 'must be a known kind of credentials';

/** The `kind` of a {@link CredentialKind}. */
export const kindName = z.string().regex(/^[A-Za-z]{1,50}$/, UNKNOWN);

/** The kinds that a request names; by default, none. */
export const kindNames = distinct(kindName).default([]);

/**
 * Finds the kinds to revoke. The schema cannot check them: features register their kinds when the server starts.
 *
 * @throws validation_failed, with a pointer to each unknown name
 */
export function kindsToRevoke(
  names: readonly string[],
  kinds: readonly CredentialKind[],
): CredentialKind[] {
  const errors = names.flatMap((name, index) => {
    const isKnown = kinds.some(({ kind }) => kind === name);
    const pointer = `#/revoke/${index}`;
    return isKnown ? [] : [{ pointer, code: 'invalid_value', detail: UNKNOWN }];
  });
  if (errors.length > 0) throw problem('validation_failed', { errors });
  return kinds.filter(({ kind }) => names.includes(kind));
}
