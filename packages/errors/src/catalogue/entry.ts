import type { Scheme } from '../challenge/scheme.js';
import type { Code } from '../codes.js';
import type { ExtraMembers } from '../extra-members.js';

/**
 * What the client can do next.
 *
 * - `with_credentials`: sign in, or send other credentials
 * - `after_refresh`: refresh the access token and repeat the request
 * - `after_reauth`: confirm the password and repeat the request
 * - `after_delay`: repeat the same request later
 * - `after_fix`: change the request
 * - `none`: nothing that the client could do
 */
export const retries = [
  'with_credentials',
  'after_refresh',
  'after_reauth',
  'after_delay',
  'after_fix',
  'none',
] as const;

export type Retry = (typeof retries)[number];

/**
 * The kinds of no: come back with credentials (401), we know you and no (403), not now (408, 429,
 * 5xx), and a request that has to change first (every other 4xx, and the 403 that says nothing of
 * who asks: of a request that another site has sent).
 */
export type Kind = 'credentials' | 'forbidden' | 'not-now' | 'request';

/**
 * What the answer says in `WWW-Authenticate`.
 *
 * - `none`: the field is not sent
 * - `bare`: one challenge per scheme of the route, none of them with an `error`
 * - an error code of RFC 6750 §3.1 or RFC 9470 §3: the same challenges, and that of the scheme
 *   that was used carries this `error`
 */
export type ChallengeRule =
  | 'none'
  | 'bare'
  | 'invalid_token'
  | 'invalid_request'
  | 'insufficient_scope'
  | 'insufficient_user_authentication';

/** Everything there is to know about one code. */
export interface Entry {
  /** The HTTP status. */
  readonly status: number;
  /** Present where the code stands for every status of the class that has no code of its own. */
  readonly statusClass?: '4xx' | '5xx';
  /** A few words, the same on every occurrence (RFC 9457 §3.1.3). */
  readonly title: string;
  /** One or two sentences that help to put it right (RFC 9457 §3.1.4). */
  readonly detail: string;
  readonly retry: Retry;
  readonly kind: Kind;
  readonly challenge: ChallengeRule;
  /** The members that this code adds to the body (RFC 9457 §3.2), with the example's values. */
  readonly extra: Partial<ExtraMembers>;

  /** What the answer says, in other words than its own. */
  readonly meaning: string;
  /** Why it occurs, the usual cause first. */
  readonly causes: readonly string[];
  readonly example: Example;
  /** How to put it right. */
  readonly fix: {
    /** For whoever writes the program that sent the request. */
    readonly client: string;
    /** For whoever sits in front of that program. */
    readonly person: string;
    /** For whoever runs the API. */
    readonly owner: string;
  };
  /** The code that it is most easily confused with, and what sets them apart. */
  readonly neighbour: { readonly code: Code; readonly difference: string };
  /** Where it is specified, the closest first. */
  readonly specifications: readonly [Specification, ...Specification[]];
}

/** A request that gets this answer, and what its route accepts. The answer follows from both. */
export interface Example {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly fields?: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  /** The schemes of the route, for the challenges of the answer. */
  readonly schemes?: readonly Scheme[];
  /** The protection space of the route; `api` where nothing is said. */
  readonly realm?: string;
  /** The scheme that the request used. */
  readonly used?: Scheme;
}

/** A section of an RFC, e.g. `RFC 9110 §15.5.2`. */
export type Specification = `RFC ${number} §${string}`;
