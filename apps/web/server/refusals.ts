import { headerFieldsOf } from '@repo/errors';
import {
  readFields,
  type UnroutedRequest,
  type UnroutedCode,
  type UnroutedResponse,
} from '@repo/http-edge';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { v7 as uuidv7 } from 'uuid';
import { webProblem } from '../src/api/problems';
import { wantsProblemJson } from '../src/proxy/wants-problem-json';
import { contentSecurityPolicy, setSafeHeaders } from '../src/security-headers';
import { log } from '../src/log';
import { REQUEST_ID } from '../src/request-id';
import { ownRefusals } from '../src/server-channels';
import { refusalDocument } from '../src/ui/refusal-document';

/** Responds to a request that never gets to Next, and logs it. */
export function respond({ code, request, fields }: UnroutedRequest): UnroutedResponse {
  const requestId = uuidv7();
  const response = code
    ? refusal(code, requestId, wantsProblemJson(fields))
    : { status: 204, reason: 'No Content', headers: headersOf(requestId, {}), body: '' };
  const { status } = response;
  if (code) ownRefusals.send({ method: request?.method ?? '', status, code });
  log('info', 'unrouted_request', { requestId, method: request?.method, status, code });
  return response;
}

/** Responds to a request whose page failed. The error is already in the log. */
export function failedPage(request: IncomingMessage): UnroutedResponse {
  const requestId = String(request.headers[REQUEST_ID]);
  ownRefusals.send({ method: request.method ?? '', status: 500, code: 'internal_error' });
  return refusal('internal_error', requestId, wantsProblemJson(readFields(request)), request.url);
}

/** @param address the address to try again, if that may help */
function refusal(
  code: UnroutedCode | 'internal_error',
  requestId: string,
  wantsJson: boolean,
  address?: string,
): UnroutedResponse {
  const problem = webProblem(code, {}, requestId);
  const { status, error } = problem;
  const reason = error.slice(`${status} `.length);
  const headers = headersOf(requestId, headerFieldsOf(problem));
  if (wantsJson) return { status, reason, headers, body: JSON.stringify(problem) };
  const nonce = randomUUID().replaceAll('-', '');
  const pageHeaders = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy(nonce),
  };
  const body = refusalDocument({ problem, nonce, address });
  return { status, reason, headers: { ...headers, ...pageHeaders }, body };
}

/** Adds the fields that every response has (src/proxy/finish-response.ts). Returns all, with names in lower case. */
function headersOf(requestId: string, fields: Record<string, string>): Record<string, string> {
  const headers = new Headers(fields);
  setSafeHeaders(headers);
  headers.set('x-request-id', requestId);
  headers.set('vary', 'Accept, Sec-Fetch-Dest');
  return Object.fromEntries(headers);
}
