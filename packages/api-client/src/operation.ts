import type { Code, ProblemOf } from '@repo/errors';
import type { z } from 'zod';
import type { operations } from './operations.generated.js';
import type { PassingCode } from './passing.js';

/** What stands in a query, by name. */
export type QueryValues = Readonly<Record<string, string | number | undefined>>;

type QuerySchema = z.ZodType<QueryValues, QueryValues>;

/** What the API's document says of an operation. */
export interface Operation {
  readonly query?: QuerySchema;
  readonly body?: z.ZodType;
  /** Of a good answer; `z.undefined()` where it has no body. */
  readonly data: z.ZodType;
  /** Each problem that it can answer itself. */
  readonly codes: readonly Code[];
}

type Operations = typeof operations;

/** An operation of the API by its method and path, such as `GET /notes/{id}`. */
export type Route = keyof Operations;

/** What an operation answers when all goes well. */
export type DataOf<R extends Route> = z.output<Operations[R]['data']>;

/** The codes of an operation's problems, and what may come in place of each answer. */
export type CodeOf<R extends Route> = Operations[R]['codes'][number] | PassingCode;

/** How a call went, as the API said it. */
export type AnswerTo<R extends Route> =
  | { readonly ok: true; readonly data: DataOf<R> }
  | { readonly ok: false; readonly problem: ProblemOf<CodeOf<R>> };

type ParamIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamIn<Rest>
  : never;

type Params<R extends Route> = [ParamIn<R>] extends [never]
  ? { readonly params?: never }
  : { readonly params: Readonly<Record<ParamIn<R>, string>> };

type Query<R extends Route> = Operations[R] extends { readonly query: infer Q extends QuerySchema }
  ? { readonly query?: z.input<Q> }
  : { readonly query?: never };

type Body<R extends Route> = Operations[R] extends { readonly body: infer B extends z.ZodType }
  ? undefined extends z.input<B>
    ? { readonly body?: z.input<B> }
    : { readonly body: z.input<B> }
  : { readonly body?: never };

/** What an operation takes: the ids in its path, its query, its body. */
export type RequestOf<R extends Route> = Params<R> & Query<R> & Body<R>;
