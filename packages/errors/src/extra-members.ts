import { count, listOf, type MemberType, oneOf, text } from './member-type.js';
import { validationError } from './validation-error.js';

/** The reasons for which a session ends before it expires. */
export const endReasons = [
  'signed_out',
  'ended_elsewhere',
  'password_changed',
  'reused',
  'disabled',
] as const;

export type EndReason = (typeof endReasons)[number];

/** A member that only some codes add to a problem. */
export interface ExtraMember {
  readonly type: MemberType<unknown>;
  /** One sentence, for the pages of the codes and the JSON Schema. */
  readonly meaning: string;
}

/** The members that only some codes add to a problem (RFC 9457 §3.2), in their order in a body. */
export const extraMembers = {
  errors: {
    type: listOf(validationError),
    meaning: 'Each invalid value: where it is, and what is wrong with it.',
  },
  reason: { type: oneOf(endReasons), meaning: 'Why the session ended.' },
  retryAfter: {
    type: count,
    meaning: 'Seconds until the same request may be sent again, as in Retry-After.',
  },
  requiredRole: { type: text, meaning: 'The role that the route requires.' },
  // RFC 6749 §3.3: separated by spaces.
  requiredScope: {
    type: text,
    meaning: 'Every scope that the route requires, as in the challenge.',
  },
  // RFC 9470 §3.
  maxAge: { type: count, meaning: 'Maximum age of the sign-in, in seconds.' },
  // RFC 9110 §10.2.1.
  allowed: { type: listOf(text), meaning: 'The methods that the route supports, as in Allow.' },
} as const satisfies Readonly<Record<string, ExtraMember>>;

export type ExtraName = keyof typeof extraMembers;

/** The values of the extra members. */
export type ExtraMembers = {
  readonly [N in ExtraName]: (typeof extraMembers)[N]['type'] extends MemberType<infer T>
    ? T
    : never;
};

const isExtraName = (name: string): name is ExtraName => Object.hasOwn(extraMembers, name);

/** The names of the extra members, in their order in a body. */
export const extraNames: readonly ExtraName[] = Object.keys(extraMembers).filter(isExtraName);
