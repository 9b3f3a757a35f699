import { extraNames, type ExtraName } from '../extra-members.js';
import * as entries from './entries.js';
import type { Entry } from './entry.js';

/** The entries with their literal types, from which the types of problems are derived. */
export type Entries = typeof entries;

/** The code of a problem: the name under which its entry is exported. */
export type Code = keyof Entries;

/** All facts and texts about the codes, by code. A copy, because bundlers add members such as `__esModule` to a namespace. */
export const catalogue: Readonly<Record<Code, Entry>> = { ...entries };

/** Returns the names of the extra members of a code. */
export function extraNamesOf(code: Code): ExtraName[] {
  return extraNames.filter((name) => name in (catalogue[code].extra ?? {}));
}
