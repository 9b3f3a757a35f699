import 'server-only';
import { fieldsOf as problemFields, type Problem, writeChallenge } from '@repo/errors';
import { NextResponse } from 'next/server';
import { asAnswerTo } from '../api/problems';
import { settings } from '../settings';
import type { Handover, Refusal } from './handover';
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
  readonly address?: string;
  readonly kept?: Refusal['kept'];
}

/**
 * Refuses a request with its true status: a program gets the problem, a person the page, at the address asked for.
 */
export async function refuse(visit: Visit, problem: Problem, shown: Shown = {}): Promise<Response> {
  const { on = '/refusal', address = visit.address, kept = {} } = shown;
  const answered = asAnswerTo(visit.caller.requestId, problem);
  const fields = fieldsOf(answered);
  const status = answered.status;
  if (visit.isData) {
    for (const [name, value] of Object.entries(problemFields(answered))) fields.set(name, value);
    return new NextResponse(JSON.stringify(answered), { status, headers: fields });
  }
  const challenges = fields.has('www-authenticate') ? [CHALLENGE] : [];
  const headers = await headersInside(visit, {
    refusal: { problem: answered, challenges, address, kept },
  });
  const page = new URL(on, visit.request.nextUrl);
  return NextResponse.rewrite(page, { status, headers: fields, request: { headers } });
}

/**
 * RFC 9110 §15.5.2 asks every 401 for a challenge. The scheme is no registered one: for Basic the browser would open its
 * own password window.
 */
const CHALLENGE = writeChallenge({ scheme: 'Session', params: { realm: 'web' } });

function fieldsOf(problem: Problem): Headers {
  const headers = new Headers();
  if (problem.status === 401) headers.set('www-authenticate', CHALLENGE);
  if ('retryAfter' in problem) headers.set('retry-after', String(problem.retryAfter));
  if ('allowed' in problem && problem.allowed) headers.set('allow', problem.allowed.join(', '));
  return headers;
}
