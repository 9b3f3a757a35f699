import 'server-only';
import { fieldsOf, type Problem, writeChallenge } from '@repo/errors';
import { NextResponse } from 'next/server';
import { identified, requestIdOf } from '../api/problems';
import type { PageForm } from '../forms/page-form';
import {
  type LoaderData,
  DONE,
  type PageContext,
  type Refusal,
  type ShownForm,
  withoutDone,
} from '../page-context/page-context';
import { log } from '../log';
import { tellRefusal } from '../metrics/own-refusals';
import { settings } from '../settings';
import { pageHeaders } from './page-headers';
import type { RequestContext } from './request-context';

/** Lets a request through to its page. */
export async function renderPage(
  context: RequestContext,
  answers: LoaderData = {},
): Promise<Response> {
  return NextResponse.next({ request: { headers: await pageHeaders(context, { answers }) } });
}

/** Sends a browser on with GET, whatever the method was (RFC 9110 §15.4.4): never 307, which would repeat a password. */
export function seeOther(address: string): Response {
  return new NextResponse(null, {
    status: 303,
    headers: { location: new URL(address, settings().WEB_ORIGIN).href },
  });
}

/**
 * Sends a browser on after a form was carried out: to where it leads, or to its page once more, at the form, which says so;
 * the keyboard goes on from there (WCAG 2.4.3).
 */
export function redirectAfter(
  { request }: RequestContext,
  name: string,
  { redirectTo }: Pick<PageForm, 'redirectTo'>,
): Response {
  if (redirectTo !== undefined) return seeOther(redirectTo);
  const { pathname, searchParams } = new URL(request.nextUrl);
  searchParams.set(DONE, name);
  return seeOther(`${pathname}?${searchParams.toString()}#${name}`);
}

export interface Shown extends Partial<
  Pick<Refusal, 'kept' | 'draft' | 'isKept' | 'again' | 'says'>
> {
  /** The page that shows it. */
  readonly on?: '/refusal' | '/login';
}

/**
 * Refuses a request with its true status: a program gets the problem, a person the page, at the address asked for.
 */
export function refuse(
  context: RequestContext,
  problem: Problem,
  shown: Shown = {},
): Promise<Response> {
  const { on = '/refusal', ...rest } = shown;
  const answered = identified(problem, context.caller.requestId);
  const refusal: Refusal = {
    problem: answered,
    challenges: challengesOf(answered),
    method: context.request.method,
    address: withoutDone(context.address),
    kept: {},
    again: 'GET',
    ...rest,
  };
  return sendProblem(context, answered, on, { refusal });
}

/** Shows a page after a form of it was sent; one that was refused has the problem's status. */
export async function showForm(
  context: RequestContext,
  answers: LoaderData,
  form: ShownForm,
): Promise<Response> {
  const { problem } = form;
  const page = context.request.nextUrl.pathname;
  if (problem === undefined) {
    const isToSee = !context.isData || form.outcome === 'done';
    return isToSee ? rewriteTo(context, page, { answers, form }) : seeOther(context.address);
  }
  const answered = identified(problem, context.caller.requestId);
  return sendProblem(context, answered, page, { answers, form: { ...form, problem: answered } });
}

/** A problem, to a program as it is and to a person as a page. */
async function sendProblem(
  context: RequestContext,
  problem: Problem,
  page: string,
  handover: Partial<PageContext>,
): Promise<Response> {
  const { status } = problem;
  logOwn(context, problem);
  const headers = new Headers(fieldsOf(problem));
  headers.set('x-request-id', requestIdOf(problem, context.caller.requestId));
  for (const challenge of challengesOf(problem)) headers.append('www-authenticate', challenge);
  if (context.isData) return new NextResponse(JSON.stringify(problem), { status, headers });
  headers.delete('content-type');
  return rewriteTo(context, page, handover, { status, headers });
}

/** Logs and counts a refusal of the web server's own. One of the API's is in the API's log, under the API's id. */
function logOwn({ request, caller }: RequestContext, problem: Problem): void {
  const { requestId, address: client } = caller;
  if (requestIdOf(problem, requestId) !== requestId) return;
  const { status, code } = problem;
  const { method } = request;
  log('info', 'refused', { requestId, method, status, code, client });
  tellRefusal({ method, status, code });
}

/** A page, as if it had been asked for: what was sent has been read, and is nothing for Next (no Server Action). */
async function rewriteTo(
  context: RequestContext,
  page: string,
  handover: Partial<PageContext>,
  init: ResponseInit = {},
): Promise<Response> {
  const headers = await pageHeaders(context, handover);
  headers.delete('content-type');
  headers.delete('next-action');
  const url = new URL(page, context.request.nextUrl);
  return NextResponse.rewrite(url, { ...init, request: { headers } });
}

/**
 * RFC 9110 §15.5.2 asks every 401 for a challenge. The scheme is no registered one: for Basic the browser would open its
 * own password window.
 */
const CHALLENGE = writeChallenge({ scheme: 'Session', params: { realm: 'web' } });

const challengesOf = ({ status }: Problem) => (status === 401 ? [CHALLENGE] : []);
