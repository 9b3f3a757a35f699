import { expectTypeOf, test } from 'vitest';
import {
  createProblem,
  readProblem,
  type Code,
  type Entry,
  type ExtraMembers,
  type ExtraOf,
  type Problem,
  type ProblemOf,
  type ValidationError,
} from '../src/index.js';
import { extraNames } from '../src/extra-members.js';

/*
 * Nothing here runs: the compiler is the judge (npm run typecheck). A line under
 * `@ts-expect-error` that begins to compile is an error of its own.
 */

type Catalogue = typeof import('../src/index.js').catalogue;

declare const problem: Problem;
const options = { docsUrl: 'https://example.com/errors/', instance: 'urn:uuid:0198' };

test('a code without an entry does not compile', () => {
  expectTypeOf<Catalogue>().toExtend<Record<Code, Entry>>();
  expectTypeOf<Catalogue>().not.toExtend<Record<Code | 'teapot', Entry>>();
});

test('an entry without one of its parts does not compile', () => {
  type Optional = 'statusClass';
  type Without = { [Part in Exclude<keyof Entry, Optional>]: Omit<Entry, Part> };
  type Accepted = { [Part in keyof Without]: Without[Part] extends Entry ? Part : never };
  expectTypeOf<Accepted[keyof Accepted]>().toEqualTypeOf<never>();
  expectTypeOf<Omit<Entry, Optional>>().toExtend<Entry>();
});

test('a fix for two of the three who read it does not compile', () => {
  expectTypeOf<Omit<Entry['fix'], 'owner'>>().not.toExtend<Entry['fix']>();
  expectTypeOf<Omit<Entry['fix'], 'person'>>().not.toExtend<Entry['fix']>();
  expectTypeOf<Omit<Entry['fix'], 'client'>>().not.toExtend<Entry['fix']>();
});

test('a neighbour that is not in the catalogue does not compile', () => {
  expectTypeOf<Entry['neighbour']['code']>().toEqualTypeOf<Code>();
});

test('pages by code: with one forgotten they do not compile', () => {
  expectTypeOf<Omit<Record<Code, string>, 'conflict'>>().not.toExtend<Record<Code, string>>();
});

test('a switch that forgets a code is left with it', () => {
  expectTypeOf(forgetful).returns.toEqualTypeOf<ProblemOf<'conflict'>>();
});

test('the code tells which members a problem has', () => {
  if (problem.code === 'validation_failed') {
    expectTypeOf(problem.errors).toEqualTypeOf<readonly ValidationError[] | undefined>();
    expectTypeOf(problem.status).toEqualTypeOf<422>();
  }
  if (problem.code === 'rate_limited') {
    expectTypeOf(problem.retryAfter).toEqualTypeOf<number | undefined>();
    expectTypeOf(problem).not.toHaveProperty('errors');
  }
  expectTypeOf(problem).not.toHaveProperty('reason');
  expectTypeOf<ProblemOf<'bad_request'>['status']>().toEqualTypeOf<number>();
});

test('a problem is made with the members of its code: all of them, and no others', () => {
  const made = createProblem('session_revoked', { reason: 'reused' }, options);
  expectTypeOf(made.reason).toEqualTypeOf<ExtraMembers['reason']>();
  expectTypeOf(made.instance).toEqualTypeOf<string>();
  expectTypeOf(made).toExtend<Problem>();
  createProblem('token_expired', {}, options);
  // @ts-expect-error -- reason is missing
  createProblem('session_revoked', {}, options);
  // @ts-expect-error -- no such reason
  createProblem('session_revoked', { reason: 'bored' }, options);
  // @ts-expect-error -- one too many
  createProblem('session_revoked', { reason: 'reused', retryAfter: 1 }, options);
  // @ts-expect-error -- token_expired adds none
  createProblem('token_expired', { retryAfter: 1 }, options);
  // @ts-expect-error -- where the code is not known for certain, no member may be missing
  createProblem(problem.code, {}, options);
  expectTypeOf<ExtraOf<'rate_limited' | 'conflict'>>().toEqualTypeOf<ExtraOf<'rate_limited'>>();
});

test('only a code that has no status of its own is given one', () => {
  const made = createProblem('bad_request', {}, { ...options, status: 421 });
  expectTypeOf(made.status).toEqualTypeOf<number>();
  createProblem('internal_error', {}, { ...options, status: 501 });
  // @ts-expect-error -- token_expired is a 401
  createProblem('token_expired', {}, { ...options, status: 403 });
});

test('what is read from the network may be no problem', () => {
  expectTypeOf(readProblem).parameter(0).toEqualTypeOf<unknown>();
  expectTypeOf(readProblem).returns.toEqualTypeOf<Problem | undefined>();
});

test('the list of extra members is complete', () => {
  expectTypeOf<(typeof extraNames)[number]>().toEqualTypeOf<keyof ExtraMembers>();
});

function forgetful(one: ProblemOf<'bad_gateway' | 'gateway_timeout' | 'conflict'>) {
  if (one.code === 'bad_gateway' || one.code === 'gateway_timeout') throw new Error('handled');
  return one;
}
