import { expectTypeOf, test } from 'vitest';
import type { Entries } from '../src/catalogue/catalogue.js';
import type { ExtraMember } from '../src/extra-members.js';
import type { catalogue, Code, Entry, ExtraMembers, ExtraName, Problem } from '../src/index.js';

/*
 * Vitest does not run this file; the type check of `npm run lint` checks it. `Entries` is the literal type of the
 * entries, whereas the type of `catalogue` is `Record<Code, Entry>`.
 */

/** The required members of a type. */
type Needed<T> = { [P in keyof T]-?: T extends Record<P, unknown> ? P : never }[keyof T];

/** The members without which `T` would still extend `Whole`; `never` if all are required. */
type Spare<T, Whole, Part> = Part extends keyof T
  ? Omit<T, Part> extends Whole
    ? Part
    : never
  : never;

type Every<C extends Code, T extends Record<Code, unknown>> = T[C];

test('neither a code without an entry nor an entry without a code compiles', () => {
  expectTypeOf<typeof catalogue>().toEqualTypeOf<Readonly<Record<Code, Entry>>>();
  expectTypeOf<Entries>().toExtend<typeof catalogue>();
  expectTypeOf<keyof Entries>().toEqualTypeOf<Code>();
  expectTypeOf<Spare<Entries, typeof catalogue, Code>>().toEqualTypeOf<never>();
  expectTypeOf<Entries>().not.toExtend<Record<Code | 'teapot', Entry>>();
  expectTypeOf<Entries & { teapot: { status: 418 } }>().not.toExtend<
    Record<keyof Entries | 'teapot', Entry>
  >();
});

test('an entry has all of these parts', () => {
  expectTypeOf<Needed<Entry>>().toEqualTypeOf<
    | 'status'
    | 'title'
    | 'detail'
    | 'retry'
    | 'challenge'
    | 'meaning'
    | 'causes'
    | 'example'
    | 'fix'
    | 'confusedWith'
    | 'specifications'
  >();
});

test('a code of the catalogue without any one of its parts does not compile', () => {
  type SpareParts = { [C in Code]: Spare<Entries[C], Entry, Needed<Entry>> };
  expectTypeOf<Every<Code, SpareParts>>().toEqualTypeOf<never>();
});

test('a code with an incomplete fix, difference, example request or list of specifications does not compile', () => {
  type Fix = { [C in Code]: Spare<Entries[C]['fix'], Entry['fix'], keyof Entry['fix']> };
  type Neighbour = {
    [C in Code]: Spare<
      Entries[C]['confusedWith'],
      Entry['confusedWith'],
      keyof Entry['confusedWith']
    >;
  };
  type Asked = Entry['example']['request'];
  type Request = { [C in Code]: Spare<Entries[C]['example']['request'], Asked, Needed<Asked>> };
  expectTypeOf<Every<Code, Fix>>().toEqualTypeOf<never>();
  expectTypeOf<Every<Code, Neighbour>>().toEqualTypeOf<never>();
  expectTypeOf<Every<Code, Request>>().toEqualTypeOf<never>();
  expectTypeOf<Needed<Entry['fix']>>().toEqualTypeOf<'client' | 'person' | 'owner'>();
  expectTypeOf<Needed<Entry['confusedWith']>>().toEqualTypeOf<'code' | 'difference'>();
  expectTypeOf<Needed<Asked>>().toEqualTypeOf<'method' | 'path'>();
  expectTypeOf<readonly []>().not.toExtend<Entry['specifications']>();
});

test('an entry can only name codes of the catalogue', () => {
  expectTypeOf<Entry['confusedWith']['code']>().toEqualTypeOf<Code>();
  expectTypeOf<{ teapot: true }>().not.toExtend<NonNullable<Entry['extra']>>();
  expectTypeOf<keyof NonNullable<Entry['extra']>>().toEqualTypeOf<ExtraName>();
  expectTypeOf<'RFC 9110, somewhere'>().not.toExtend<Entry['specifications'][number]>();
});

test('an extra member without a type or a meaning does not compile', () => {
  expectTypeOf<Needed<ExtraMember>>().toEqualTypeOf<'type' | 'meaning'>();
  expectTypeOf<ExtraName>().toEqualTypeOf<keyof ExtraMembers>();
});

test('ExtraName has the extra members of all problems, and no others', () => {
  type AnyMember = Problem extends infer P ? (P extends Problem ? keyof P : never) : never;
  type Common = keyof Problem;
  expectTypeOf<Exclude<AnyMember, Common>>().toEqualTypeOf<ExtraName>();
});
