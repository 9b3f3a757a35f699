import {
  challengesFor,
  createProblem,
  fieldsOf,
  instanceOf,
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
  /** With names in lower case. */
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string;
}

/** What stands in a remembered answer where the request id goes. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** Responses that differ in nothing but the request id, by protection and the rest of what they depend on. */
const remembered = new WeakMap<RouteProtection, Map<string, ProblemResponse>>();

/** A refusal as it goes out: its problem body (RFC 9457) and the fields that belong to its code. */
export function problemResponse(
  refusal: ProblemException,
  occurrence: Occurrence,
): ProblemResponse {
  const { code, extra, status, detail, fields } = refusal;
  const isOneOfMany = (status ?? detail ?? fields) === undefined && Object.keys(extra).length === 0;
  if (!isOneOfMany) return compose(refusal, occurrence);
  const { docsUrl, requestId, protection, used } = occurrence;
  const known = remembered.get(protection) ?? new Map<string, ProblemResponse>();
  remembered.set(protection, known);
  const key = `${code} ${used} ${docsUrl}`;
  const response = known.get(key) ?? compose(refusal, { ...occurrence, requestId: NO_ID });
  known.set(key, response);
  return { ...response, body: response.body.replace(NO_ID, requestId) };
}

function compose(
  { code, extra, status, detail, fields }: ProblemException,
  { docsUrl, requestId, protection, used }: Occurrence,
): ProblemResponse {
  const instance = instanceOf(requestId);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `problem()` holds code and members together
  const members = extra as ExtraOf<typeof code>;
  const body = createProblem(code, members, { docsUrl, instance, status, detail });
  return {
    status: body.status,
    reason: body.error.slice('401 '.length),
    headers: {
      ...inLowerCase(fieldsOf(body)),
      ...challengeField(challengesFor(code, { ...protection, used, ...challengeMembers(extra) })),
      ...fields,
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

/** So that they take the place of the fields of every answer: an object tells `Cache-Control` from `cache-control`. */
function inLowerCase(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
