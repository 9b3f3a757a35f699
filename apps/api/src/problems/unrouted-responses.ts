import type { IncomingMessage } from 'node:http';
import type { Code } from '@repo/errors';
import type { UnroutedRequest, UnroutedResponse } from '@repo/http-edge';
import { clientAddress, type TrustedPeers } from '@repo/settings';
import type { Logger } from 'pino';
import { newId } from '../database/ids.js';
import type { BaseFields } from '../http/base-fields.js';
import type { Cors } from '../http/cors.js';
import { ProblemException } from './problem-exception.js';
import { problemResponse, type ProblemResponse } from './problem-response.js';
import { DEFAULT_PROTECTION } from './protection.js';

/** A refused request without a route, as the metrics count it. */
interface CountedRefusal {
  readonly method: string | undefined;
  readonly status: number;
  readonly code: Code | undefined;
}

interface Parts {
  readonly docsUrl: string;
  readonly fields: BaseFields;
  readonly cors: Cors;
  readonly trusted: TrustedPeers;
  readonly log: Logger;
  readonly count: (request: CountedRefusal) => void;
}

/** RFC 9110 §15.3.5. */
const NO_CONTENT: UnroutedResponse = { status: 204, reason: 'No Content', headers: {}, body: '' };

/** Responds with a problem to requests that are refused before they have a route, and logs them. */
export class UnroutedResponses {
  readonly #handled = new WeakSet<IncomingMessage>();

  constructor(private readonly parts: Parts) {}

  /** True for a request that was refused and logged here. It may have a route, if only its body was broken or late. */
  has(request: IncomingMessage): boolean {
    return this.#handled.has(request);
  }

  /** Builds, logs and counts the response to a refusal by the HTTP server or the metrics listener. */
  respond({
    code: fault,
    socket,
    request,
    fields: sent,
  }: Pick<UnroutedRequest, 'socket' | 'request'> & {
    readonly code: Code | undefined;
    readonly fields?: UnroutedRequest['fields'];
  }): UnroutedResponse {
    const { fields, cors, trusted, log, count } = this.parts;
    if (request !== undefined) this.#handled.add(request);
    const allowed = cors(request?.method, (name) => sent?.get(name));
    // A preflight always succeeds. The page then sends its actual request, and can read the refusal, such as 414.
    const code = allowed.isPreflight ? undefined : fault;
    const requestId = newId();
    const response = code === undefined ? NO_CONTENT : this.#problem(code, requestId);
    const client = clientAddress(
      socket.remoteAddress,
      request?.headers['x-forwarded-for'],
      trusted,
    );
    const { status } = response;
    const { method } = request ?? {};
    log.info({ requestId, method, status, code, client }, 'request');
    count({ method, status, code });
    const headers = {
      ...fields,
      ...allowed.fields,
      ...response.headers,
      'x-request-id': requestId,
    };
    return { ...response, headers };
  }

  #problem(code: Code, requestId: string): ProblemResponse {
    const { docsUrl } = this.parts;
    const refusal = new ProblemException(code, {}, {});
    return problemResponse(refusal, { docsUrl, requestId, protection: DEFAULT_PROTECTION });
  }
}
