import 'server-only';
import { fieldsOf, type Problem, writeChallenge } from '@repo/errors';
import { NextResponse } from 'next/server';
import { asAnswerTo } from '../api/problems';
import type { Handover, Refusal } from '../handover/handover';
import { settings } from '../settings';
import { headersInside } from './inside';
import type { Visit } from './visit';

/** Lets a request through to its page. */
export async function letIn(visit: Visit, answers: Handover['answers'] = {}): Promise<Response> {
  return NextResponse.next({ request: { headers: await headersInside(visit, { answers }) } });
}

/** Sends a browser on with GET, whatever the method was (RFC 9110 §15.4.4): never 307, which would repeat a password. */
export function seeOther(address: string): Response {
  return new NextResponse(null, {
    status: 303,
    headers: { location: new URL(address, settings().WEB_ORIGIN).href },
  });
}

interface Shown {
  /** The page that shows it. */
  readonly on?: '/refusal' | '/login';
  readonly kept?: Refusal['kept'];
  readonly hasDraft?: boolean;
  readonly again?: Refusal['again'];
}

/**
 * Refuses a request with its true status: a program gets the problem, a person the page, at the address asked for.
 */
export async function refuse(visit: Visit, problem: Problem, shown: Shown = {}): Promise<Response> {
  const { on = '/refusal', kept = {}, hasDraft = false, again = 'GET' } = shown;
  const { request, address, caller, isData } = visit;
  const answered = asAnswerTo(caller.requestId, problem);
  const { status } = answered;
  const challenges = status === 401 ? [CHALLENGE] : [];
  const fields = new Headers(fieldsOf(answered));
  for (const challenge of challenges) fields.append('www-authenticate', challenge);
  if (isData) return new NextResponse(JSON.stringify(answered), { status, headers: fields });
  fields.delete('content-type');
  const { method } = request;
  const refusal = { problem: answered, challenges, method, address, kept, hasDraft, again };
  const headers = await headersInside(visit, { refusal });
  // What was sent was refused: Next must not take it for a Server Action of the page that says so.
  headers.delete('content-type');
  headers.delete('next-action');
  const page = new URL(on, request.nextUrl);
  return NextResponse.rewrite(page, { status, headers: fields, request: { headers } });
}

/**
 * RFC 9110 §15.5.2 asks every 401 for a challenge. The scheme is no registered one: for Basic the browser would open its
 * own password window.
 */
const CHALLENGE = writeChallenge({ scheme: 'Session', params: { realm: 'web' } });
