import type { Code, ProblemOf } from '@repo/errors';
import type { z } from 'zod';
import type { operations } from './operations.generated.js';
import type { TransientCode } from './transient.js';

/** The values of a query, by name. */
export type QueryValues = Readonly<Record<string, string | number | undefined>>;

type QuerySchema = z.ZodType<QueryValues, QueryValues>;

/** An operation as the API's OpenAPI document describes it. */
export interface Operation {
  /** All of the scopes that the operation needs. */
  readonly scopes?: readonly string[];
  readonly query?: QuerySchema;
  readonly body?: z.ZodType;
  /** The body of a successful response; `z.undefined()` if it has none. */
  readonly data: z.ZodType;
  /** The codes of all problems that the operation itself can respond with. */
  readonly codes: readonly Code[];
}

type Operations = typeof operations;

/** An operation of the API by its method and path, such as `DELETE /auth/sessions/{id}`. */
export type Route = keyof Operations;

/** The data of an operation's successful response. */
export type DataOf<R extends Route> = z.output<Operations[R]['data']>;

/** The codes of an operation's problems, transient ones included. */
export type CodeOf<R extends Route> = Operations[R]['codes'][number] | TransientCode;

/** The result of a call. */
export type ResultOf<R extends Route> =
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

/** The input of an operation: the ids in its path, its query, its body. */
export type RequestOf<R extends Route> = Params<R> & Query<R> & Body<R>;
