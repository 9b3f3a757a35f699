import type { Scheme } from '../challenge/scheme.js';
import type { ExtraMembers } from '../extra-members.js';
import type { Code } from './catalogue.js';

/**
 * The next steps that a client can take.
 *
 * - `with_credentials`: sign in, or send other credentials
 * - `after_refresh`: refresh the access token and repeat the request
 * - `after_reauth`: confirm the password and repeat the request
 * - `after_delay`: repeat the same request later
 * - `after_fix`: change the request
 * - `none`: nothing
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
 * The kinds of refusals: `credentials` (401, send credentials), `forbidden` (403, this user may not), `temporary` (408, 429,
 * 5xx) and `request` (the request has to change: every other 4xx, and the 403 for a request that another site sent).
 */
export type ProblemKind = 'credentials' | 'forbidden' | 'temporary' | 'request';

/**
 * The content of `WWW-Authenticate`.
 *
 * - `none`: the field is not sent
 * - `bare`: one challenge for each scheme of the route, without `error`
 * - an error code of RFC 6750 §3.1 or RFC 9470 §3: as `bare`, but the challenge of the scheme that was used has this `error`
 */
export type ChallengeRule =
  | 'none'
  | 'bare'
  | 'invalid_token'
  | 'invalid_request'
  | 'insufficient_scope'
  | 'insufficient_user_authentication';

/** All facts and texts about one code. */
export interface Entry {
  /** The HTTP status. */
  readonly status: number;
  /** Set if the code covers every status of this class that has no code of its own. */
  readonly statusClass?: '4xx' | '5xx';
  /** A few words, the same on every occurrence (RFC 9457 §3.1.3). */
  readonly title: string;
  /** One or two sentences that help to correct the problem (RFC 9457 §3.1.4). */
  readonly detail: string;
  readonly retry: Retry;
  readonly challenge: ChallengeRule;
  /** The extra members of the body (RFC 9457 §3.2), with the values of the example. */
  readonly extra?: Partial<ExtraMembers>;

  /** Explains the response in words other than `title` and `detail`. */
  readonly meaning: string;
  /** The causes, the most frequent first. */
  readonly causes: readonly string[];
  readonly example: Example;
  readonly fix: {
    /** For the developer of the client. */
    readonly client: string;
    /** For the user of the client. */
    readonly person: string;
    /** For the operator of the API. */
    readonly owner: string;
  };
  /** The code that this one is most often confused with, and the difference. */
  readonly confusedWith: { readonly code: Code; readonly difference: string };
  /** The specifications, the most specific first. */
  readonly specifications: readonly [Specification, ...Specification[]];
}

/** A request that gets this response, and the protection of its route. */
export interface Example {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly fields?: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  /** The schemes of the route, for the challenges of the response; all by default. */
  readonly schemes?: readonly Scheme[];
  /** The protection space of the route, `api` by default. */
  readonly realm?: string;
  /** The scopes that the route needs, separated by spaces. */
  readonly scope?: string;
  /** The scheme that the request used. */
  readonly used?: Scheme;
}

/** A section of an RFC, e.g. `RFC 9110 §15.5.2`. */
export type Specification = `RFC ${number} §${string}`;
