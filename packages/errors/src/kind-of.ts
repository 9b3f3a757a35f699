import type { ProblemKind } from './catalogue/entry.js';
import { catalogue, type Code } from './catalogue/catalogue.js';

/** Returns the kind of a problem, which follows from the status and the next step of its code. */
export function kindOf({ code }: { readonly code: Code }): ProblemKind {
  const { status, retry } = catalogue[code];
  if (status === 401) return 'credentials';
  if (status === 403 && retry === 'none') return 'forbidden';
  return status >= 500 || retry === 'after_delay' ? 'temporary' : 'request';
}
