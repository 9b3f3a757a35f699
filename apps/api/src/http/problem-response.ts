import {
  challengesFor,
  createProblem,
  type ExtraMembers,
  type ExtraOf,
  type Scheme,
} from '@repo/errors';
import type { ProblemException } from './problem-exception.js';
import type { RouteProtection } from './protection.js';

/** One occurrence of a refusal: what its answer needs to know beside the code. */
export interface Occurrence {
  /** Where the pages of the codes are. */
  readonly docsUrl: string;
  readonly requestId: string;
  readonly protection: RouteProtection;
  /** The scheme that the request used, if it used one. */
  readonly used?: Scheme | undefined;
}

export interface ProblemResponse {
  readonly status: number;
  /** As the body's `error` says it: Node's own phrases are older than RFC 9110's. */
  readonly reason: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string;
}

/** A refusal as it goes out: its problem body (RFC 9457) and the fields that belong to its code. */
export function problemResponse(
  { code, extra, status }: ProblemException,
  { docsUrl, requestId, protection, used }: Occurrence,
): ProblemResponse {
  const instance = `urn:uuid:${requestId}`;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `problem()` holds code and members together
  const members = extra as ExtraOf<typeof code>;
  const body = createProblem(code, members, { docsUrl, instance, status });
  return {
    status: body.status,
    reason: body.error.slice('401 '.length),
    headers: {
      // RFC 8259 §11: no charset parameter is defined, so none is sent.
      'content-type': 'application/problem+json',
      'content-language': 'en',
      'cache-control': 'no-store',
      ...challengeField(challengesFor(code, { ...protection, used, ...challengeMembers(extra) })),
      ...memberFields(extra),
    },
    body: JSON.stringify(body),
  };
}

/** A field line for each challenge, and no field where there is none. */
function challengeField(challenges: string[]): ProblemResponse['headers'] {
  return challenges.length === 0 ? {} : { 'www-authenticate': challenges };
}

function challengeMembers({ requiredScope, maxAge }: Partial<ExtraMembers>) {
  return { scope: requiredScope, maxAge };
}

/** The members of the body that are also fields (RFC 9110 §10.2.1, §10.2.3). */
function memberFields({ allowed, retryAfter }: Partial<ExtraMembers>): Record<string, string> {
  return {
    ...(allowed !== undefined && { allow: allowed.join(', ') }),
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  };
}
