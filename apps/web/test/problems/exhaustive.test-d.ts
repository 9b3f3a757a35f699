import type { Code, EndReason, ProblemKind, Problem, Retry, kindOf } from '@repo/errors';
import { expectTypeOf, test } from 'vitest';
import type { actionByKind } from '../../src/app/refusal/refusal-action';
import type { kindOrder, kindWords } from '../../src/problems/kind-words';
import type { refusalWords, wordsByKind } from '../../src/problems/refusal-words';
import type { retryWords } from '../../src/problems/retry-words';
import type { endWords } from '../../src/problems/sign-in-cause';
import type { kindIcons } from '../../src/ui/kind-icons';

/*
 * Nothing here runs: the compiler checks it (npm run lint). A code gets its page through its kind, so a table that
 * has every kind covers every code.
 */

/** The optional keys of a table's type; `never` if all are required. */
type Spare<Table> = { [K in keyof Table]: Omit<Table, K> extends Table ? K : never }[keyof Table];

test('every code has a kind, and every problem has words', () => {
  expectTypeOf<typeof kindOf>().parameter(0).toEqualTypeOf<{ readonly code: Code }>();
  expectTypeOf<typeof kindOf>().returns.toEqualTypeOf<ProblemKind>();
  expectTypeOf<typeof refusalWords>().parameter(0).toEqualTypeOf<Problem>();
});

test('a table without one of the kinds does not compile', () => {
  type Tables = typeof kindWords | typeof wordsByKind | typeof actionByKind | typeof kindIcons;
  expectTypeOf<keyof Tables>().toEqualTypeOf<ProblemKind>();
  expectTypeOf<Spare<typeof kindWords>>().toEqualTypeOf<never>();
  expectTypeOf<Spare<typeof wordsByKind>>().toEqualTypeOf<never>();
  expectTypeOf<Spare<typeof actionByKind>>().toEqualTypeOf<never>();
  expectTypeOf<Spare<typeof kindIcons>>().toEqualTypeOf<never>();
});

test('pages list every kind', () => {
  expectTypeOf<(typeof kindOrder)[number]>().toEqualTypeOf<ProblemKind>();
});

test('a next step without words does not compile', () => {
  expectTypeOf<keyof typeof retryWords>().toEqualTypeOf<Retry>();
  expectTypeOf<Spare<typeof retryWords>>().toEqualTypeOf<never>();
});

test('an end reason without words does not compile', () => {
  expectTypeOf<keyof typeof endWords>().toEqualTypeOf<EndReason>();
  expectTypeOf<Spare<typeof endWords>>().toEqualTypeOf<never>();
});
