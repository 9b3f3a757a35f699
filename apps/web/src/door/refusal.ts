import 'server-only';
import type { Problem } from '@repo/errors';
import { cache } from 'react';

/** A request that was refused at the door, for the page that says so. */
export interface Refusal {
  /** The problem; its `status` is the page's own. */
  readonly problem: Problem;
  /** The `WWW-Authenticate` field lines of the answer. */
  readonly challenges: readonly string[];
  /** Path and query that were asked for: where a sign-in leads back to. */
  readonly address: string;
  /** What was typed into the form that was refused, by field name; never a password. */
  readonly kept: Readonly<Record<string, string>>;
}

/** The refusal that this page is to show, or undefined when the request was let in. */
export const currentRefusal = cache((): Promise<Refusal | undefined> => Promise.resolve(undefined));
