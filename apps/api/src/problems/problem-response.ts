import {
  createProblem,
  headerFieldsOf,
  instanceOf,
  type ExtraMembers,
  type ExtraOf,
  type Scheme,
} from '@repo/errors';
import type { ProblemException } from './problem-exception.js';
import { challengesOf, type RouteProtection } from './protection.js';

/** The context of a refusal that its response depends on. */
export interface Occurrence {
  /** `ERROR_DOCS_URL` */
  readonly docsUrl: string;
  /** URL of the API's metadata, for challenges (RFC 9728 §5.1). */
  readonly resourceMetadata?: string | undefined;
  readonly requestId: string;
  readonly protection: RouteProtection;
  /** The scheme of the request's credentials, if any. */
  readonly used?: Scheme | undefined;
}

export interface ProblemResponse {
  readonly status: number;
  /** The reason phrase of RFC 9110, as in the body's `error`. Node's own phrases are older. */
  readonly reason: string;
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string;
}

/** Placeholder of the request id in a cached response. */
const ID_PLACEHOLDER = '00000000-0000-0000-0000-000000000000';

/** Cached responses by protection, code, scheme and URLs. Only the request id still has to be filled in. */
const cached = new WeakMap<RouteProtection, Map<string, ProblemResponse>>();

/** Builds the response to a refusal: the problem body (RFC 9457) and the header fields of the code. */
export function problemResponse(
  refusal: ProblemException,
  occurrence: Occurrence,
): ProblemResponse {
  const { code, extra, status, detail, fields } = refusal;
  const isCacheable = (status ?? detail ?? fields) === undefined && Object.keys(extra).length === 0;
  if (!isCacheable) return compose(refusal, occurrence);
  const { docsUrl, resourceMetadata, requestId, protection, used } = occurrence;
  const known = cached.get(protection) ?? new Map<string, ProblemResponse>();
  cached.set(protection, known);
  const key = `${code} ${used} ${docsUrl} ${resourceMetadata}`;
  const response = known.get(key) ?? compose(refusal, { ...occurrence, requestId: ID_PLACEHOLDER });
  known.set(key, response);
  return { ...response, body: response.body.replace(ID_PLACEHOLDER, requestId) };
}

function compose(
  { code, extra, status, detail, fields }: ProblemException,
  { docsUrl, resourceMetadata, requestId, protection, used }: Occurrence,
): ProblemResponse {
  const instance = instanceOf(requestId);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `problem()` checks the members of the code
  const members = extra as ExtraOf<typeof code>;
  const challenges = challengesOf(code, protection, resourceMetadata, {
    used,
    ...challengeMembers(extra),
  });
  const body = createProblem(code, members, { docsUrl, instance, status, detail });
  return {
    status: body.status,
    reason: body.error.slice('401 '.length),
    headers: {
      ...inLowerCase(headerFieldsOf(body)),
      ...challengeField(challenges),
      ...fields,
    },
    body: JSON.stringify(body),
  };
}

/** One field line per challenge; no field without challenges. */
function challengeField(challenges: string[]): ProblemResponse['headers'] {
  return challenges.length === 0 ? {} : { 'www-authenticate': challenges };
}

function challengeMembers({ requiredScope, maxAge }: Partial<ExtraMembers>) {
  return { ...(requiredScope !== undefined && { scope: requiredScope }), maxAge };
}

/** Converts the names to lower case, so that the fields replace base fields of the same name. */
function inLowerCase(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
