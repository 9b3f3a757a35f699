import { type Code, type ExtraName, extraNamesOf } from '@repo/errors';

/** The meaning of each member that some codes add to the body. A member without a description does not compile. */
export const extraWords: Record<ExtraName, string> = {
  errors: 'Each invalid value: where it is, and what is wrong with it.',
  reason: 'Why the session ended.',
  retryAfter: 'Seconds until the same request may be sent again, as in Retry-After.',
  requiredRole: 'The role that the route requires.',
  requiredScope: 'Every scope that the route requires, as in the challenge.',
  maxAge: 'Maximum age of the sign-in, in seconds.',
  allowed: 'The methods that the route supports, as in Allow.',
};

/** The members that a code adds to the body, each with its meaning. */
export function extrasOf(code: Code): [name: string, meaning: string][] {
  return extraNamesOf(code).map((name) => [name, extraWords[name]]);
}
