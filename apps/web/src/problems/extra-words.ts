import { type Code, type ExtraName, extraNamesOf } from '@repo/errors';

/** What each member means that single codes add to the body: one that is not described does not compile. */
export const extraWords: Record<ExtraName, string> = {
  errors: 'Each value that is not valid: where it is, and what is wrong with it.',
  reason: 'Why the session ended.',
  retryAfter: 'Seconds until the same request may be sent again, as in Retry-After.',
  requiredRole: 'The role that would be let in.',
  requiredScope: 'Every scope that is needed, as in the challenge.',
  maxAge: 'How old the sign-in may be, in seconds.',
  allowed: 'The methods that this address has, as in Allow.',
};

/** The members that a code adds, each with its meaning. */
export function extrasOf(code: Code): [name: string, meaning: string][] {
  return extraNamesOf(code).map((name) => [name, extraWords[name]]);
}
