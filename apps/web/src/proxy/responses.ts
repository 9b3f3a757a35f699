import 'server-only';
import { headerFieldsOf, type Problem, writeChallenge } from '@repo/errors';
import { NextResponse } from 'next/server';
import { withRequestId, requestIdOf } from '../api/problems';
import { formProblem } from '../forms/form-problem';
import type { PageForm } from '../forms/page-form';
import { log } from '../log';
import {
  DONE,
  type LoaderData,
  type PageContext,
  type RefusedRequest,
  type SubmittedForm,
  withoutDone,
} from '../page-context/page-context';
import { ownRefusals } from '../server-channels';
import { settings } from '../settings';
import { pageHeaders } from './page-headers';
import type { RequestContext } from './request-context';

/** Lets Next render the requested page. */
export async function renderPage(
  context: RequestContext,
  data: LoaderData = {},
): Promise<Response> {
  return NextResponse.next({ request: { headers: await pageHeaders(context, { data }) } });
}

/** Lets Next render the requested page in response to a form. */
export const renderAfterForm = (
  context: RequestContext,
  pageContext: Partial<PageContext>,
): Promise<Response> => rewriteTo(context, context.request.nextUrl.pathname, pageContext);

/** Sends the data of a page to a component of it (browser/load-data.ts). */
export const sendData = (data: LoaderData): Response => NextResponse.json(data);

/** Redirects with GET, whatever the method was (RFC 9110 §15.4.4): never 307, which would repeat a password. */
export function seeOther(address: string): Response {
  return new NextResponse(null, {
    status: 303,
    headers: { location: new URL(address, settings().WEB_ORIGIN).href },
  });
}

/**
 * Redirects after a form was carried out: to its `redirectTo`, or to the form in its own page, which reports the success. The
 * fragment moves the keyboard focus to the form (WCAG 2.4.3).
 */
export function redirectAfter(
  { request }: RequestContext,
  name: string,
  { redirectTo, alsoDone }: Pick<PageForm, 'redirectTo' | 'alsoDone'>,
  fields: URLSearchParams,
): Response {
  if (redirectTo !== undefined) return seeOther(redirectTo);
  const { pathname, searchParams } = new URL(request.nextUrl);
  searchParams.set(DONE, name);
  for (const other of alsoDone?.(fields) ?? []) searchParams.append(DONE, other);
  return seeOther(`${pathname}?${searchParams.toString()}#${name}`);
}

/** What a refusal adds to its problem, and the page that shows it. */
export interface RefusalOptions extends Partial<
  Pick<RefusedRequest, 'values' | 'postponed' | 'retryMethod' | 'message' | 'hint'>
> {
  /** The page that shows the refusal; by default, `/refusal`. */
  readonly page?: '/refusal' | '/login';
}

/** Refuses a request with its true status. A program gets the problem; a browser gets a page at the requested address. */
export function refuse(
  context: RequestContext,
  problem: Problem,
  options: RefusalOptions = {},
): Promise<Response> {
  const { page = '/refusal', ...rest } = options;
  const { requestId } = context.caller;
  const { hint } = options;
  if (hint !== undefined) log('warn', 'development_hint', { requestId, hint });
  const named = withRequestId(
    hint === undefined ? problem : { ...problem, detail: hint },
    requestId,
  );
  const refusal: RefusedRequest = {
    problem: named,
    challenges: challengesOf(named),
    method: context.request.method,
    address: withoutDone(context.address),
    values: {},
    retryMethod: 'GET',
    ...rest,
  };
  return sendProblem(context, named, page, { refusal });
}

interface Submitted extends Pick<SubmittedForm, 'name' | 'outcome' | 'result'> {
  readonly form: PageForm;
  readonly kept: [string, string][];
  readonly problem?: Problem | undefined;
  readonly data?: LoaderData | undefined;
}

/** Shows a page after one of its forms was submitted. If the form was refused, the page has the problem's status. */
export async function showForm(context: RequestContext, submitted: Submitted): Promise<Response> {
  const { name, outcome, form, kept, result, problem, data } = submitted;
  const fields = new URLSearchParams(kept).toString();
  const page = context.request.nextUrl.pathname;
  const pageContext = {
    form: { name, outcome, fields, result, ...(problem && formProblem(problem, form)) },
    ...(data && { data }),
  };
  if (problem !== undefined) {
    return sendProblem(
      context,
      withRequestId(problem, context.caller.requestId),
      page,
      pageContext,
    );
  }
  const isShown = !context.wantsProblemJson || outcome === 'done';
  return isShown ? rewriteTo(context, page, pageContext) : seeOther(context.address);
}

/** Shows a page with the result of its form. A script of the page gets the result alone, as JSON. */
export async function showResult(context: RequestContext, result: unknown): Promise<Response> {
  return context.wantsProblemJson
    ? NextResponse.json(result)
    : renderAfterForm(context, { result });
}

/** Sends a problem: to a program as JSON, to a browser as a page. */
async function sendProblem(
  context: RequestContext,
  problem: Problem,
  page: string,
  pageContext: Partial<PageContext>,
): Promise<Response> {
  const { status } = problem;
  logOwn(context, problem);
  const headers = new Headers(headerFieldsOf(problem));
  headers.set('x-request-id', requestIdOf(problem) ?? context.caller.requestId);
  for (const challenge of challengesOf(problem)) headers.append('www-authenticate', challenge);
  if (context.wantsProblemJson)
    return new NextResponse(JSON.stringify(problem), { status, headers });
  headers.delete('content-type');
  return rewriteTo(context, page, pageContext, { status, headers });
}

/** Logs and counts a refusal of the web server's own. The API logs its refusals under its own request id. */
function logOwn({ request, route, caller }: RequestContext, problem: Problem): void {
  const { requestId, address: client } = caller;
  if (requestIdOf(problem) !== requestId) return;
  const { status, code } = problem;
  const { method } = request;
  log('info', 'refused', { requestId, method, route, status, code, client });
  ownRefusals.send({ method, status, code });
}

/** Lets Next render a page as for GET. The proxy has read the body, and Next must not take the form for a Server Action. */
async function rewriteTo(
  context: RequestContext,
  page: string,
  pageContext: Partial<PageContext>,
  init: ResponseInit = {},
): Promise<Response> {
  const headers = await pageHeaders(context, pageContext);
  headers.delete('content-type');
  headers.delete('next-action');
  const url = new URL(page, context.request.nextUrl);
  return NextResponse.rewrite(url, { ...init, request: { headers } });
}

/**
 * RFC 9110 §15.5.2 requires a challenge with every 401. The scheme is our own, because with Basic the browser would open its
 * own password prompt.
 */
const CHALLENGE = writeChallenge({ scheme: 'Session', params: { realm: 'web' } });

const challengesOf = ({ status }: Problem) => (status === 401 ? [CHALLENGE] : []);
