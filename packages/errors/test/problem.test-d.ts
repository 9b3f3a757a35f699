import { expectTypeOf, test } from 'vitest';
import type { Entries } from '../src/catalogue/catalogue.js';
import {
  createProblem,
  readProblem,
  type Code,
  type CompleteProblemOf,
  type EndReason,
  type ExtraOf,
  type Problem,
  type ProblemOf,
  type ValidationError,
} from '../src/index.js';

/* Nothing here runs: the compiler checks it (npm run lint). */

/** The extra members of some codes. docs/codes.md lists the extra members of every code. */
interface Added {
  validation_failed: { readonly errors: readonly ValidationError[] };
  session_revoked: { readonly reason: EndReason };
  rate_limited: { readonly retryAfter: number };
  service_unavailable: { readonly retryAfter: number };
  insufficient_role: { readonly requiredRole: string };
  insufficient_scope: { readonly requiredScope: string };
  step_up_required: { readonly maxAge: number };
  method_not_allowed: { readonly allowed: readonly string[] };
}

type Example = keyof Added | 'token_expired' | 'not_found';
type AddedBy<C extends Example> = C extends keyof Added ? Added[C] : Record<string, never>;
type Open = 'bad_request' | 'internal_error';

const options = { docsUrl: 'https://example.com/errors/', instance: 'urn:uuid:0198' };
declare const problem: Problem;

test('a problem is a union that the code discriminates', () => {
  expectTypeOf<Problem['code']>().toEqualTypeOf<Code>();
  type Found = { [C in Code]: Extract<Problem, { code: C }> };
  expectTypeOf<Found>().toEqualTypeOf<{ [C in Code]: ProblemOf<C> }>();
  if (problem.code === 'rate_limited') {
    expectTypeOf(problem).toEqualTypeOf<ProblemOf<'rate_limited'>>();
  } else {
    expectTypeOf(problem).toEqualTypeOf<ProblemOf<Exclude<Code, 'rate_limited'>>>();
  }
});

test('the code determines the status, except for the two codes that cover a class of statuses (RFC 9110 §15)', () => {
  expectTypeOf<{ [C in Code]: ProblemOf<C>['status'] }>().toEqualTypeOf<{
    [C in Code]: C extends Open ? number : Entries[C]['status'];
  }>();
});

test('the code determines the extra members and their types (RFC 9457 §3.2)', () => {
  expectTypeOf<{ [C in Example]: ExtraOf<C> }>().toEqualTypeOf<{
    [C in Example]: AddedBy<C>;
  }>();
  type Read = { [C in keyof Added]: Pick<ProblemOf<C>, keyof Added[C] & keyof ProblemOf<C>> };
  expectTypeOf<Read>().toEqualTypeOf<{ [C in keyof Added]: Partial<Added[C]> }>();
});

test('before the code is known, extra members cannot be read', () => {
  expectTypeOf(problem).not.toHaveProperty('errors');
  expectTypeOf(problem).not.toHaveProperty('reason');
  expectTypeOf(problem).not.toHaveProperty('retryAfter');
});

test('createProblem takes the members of the code, and returns a complete problem', () => {
  type Demanded = { [C in Example]: Parameters<typeof createProblem<C>>[1] };
  expectTypeOf<Demanded>().toEqualTypeOf<{ [C in Example]: AddedBy<C> }>();
  type Made = { [C in Code]: ReturnType<typeof createProblem<C>> };
  expectTypeOf<Made>().toEqualTypeOf<{ [C in Code]: CompleteProblemOf<C> }>();
  expectTypeOf<CompleteProblemOf<'session_revoked'>['reason']>().toEqualTypeOf<EndReason>();
  expectTypeOf<CompleteProblemOf<Code>>().toExtend<Problem>();
});

test('a problem is created with all members of its code, and no others', () => {
  expectTypeOf(createProblem('session_revoked', { reason: 'reused' }, options)).toExtend<Problem>();
  // @ts-expect-error -- reason is missing
  createProblem('session_revoked', {}, options);
  // @ts-expect-error -- no such reason
  createProblem('session_revoked', { reason: 'bored' }, options);
  // @ts-expect-error -- an unknown member
  createProblem('session_revoked', { reason: 'reused', retryAfter: 1 }, options);
  createProblem('token_expired', {}, options);
  // @ts-expect-error -- token_expired has no extra members
  createProblem('token_expired', { retryAfter: 1 }, options);
  // @ts-expect-error -- while the code is a union, no member may be missing
  createProblem(problem.code, {}, options);
});

test('only a code that covers a status class takes a status', () => {
  type Status = { [C in Code]: Parameters<typeof createProblem<C>>[2]['status'] };
  expectTypeOf<Status>().toEqualTypeOf<{
    [C in Code]: (C extends Open ? number : never) | undefined;
  }>();
});

test('the reader may return undefined', () => {
  expectTypeOf(readProblem).parameter(0).toEqualTypeOf<unknown>();
  expectTypeOf(readProblem).returns.toEqualTypeOf<Problem | undefined>();
});
