import type { Retry } from '@repo/errors';

/** The kinds of input that are recognized. */
export type InputKind =
  | 'exchange'
  | 'response'
  | 'request'
  | 'fields'
  | 'challenge'
  | 'body'
  | 'token'
  | 'text'
  | 'nothing';

/** A sentence or two, and the clause that they rest on, e.g. `RFC 9110 §15.5.2`. */
export interface Statement {
  readonly text: string;
  readonly clause?: string | undefined;
}

/** Something that was found in one part of the input. */
export interface Finding extends Statement {
  /** The part, e.g. `request`, `Bearer challenge`, `body`. */
  readonly about: string;
}

/** Something that the server left out or got wrong, and the field line that it should have sent. */
export interface Correction extends Statement {
  readonly line?: string | undefined;
}

/** The next step of the client, in one sentence. */
export interface NextStep {
  /** As in the catalogue of `@repo/errors`; undefined if the input does not tell. */
  readonly retry: Retry | undefined;
  readonly text: string;
}

/** A parameter of a challenge. */
export interface ExplainedParameter {
  readonly name: string;
  readonly value: string;
  /** What the parameter means; undefined for a parameter that the scheme does not define. */
  readonly meaning: string | undefined;
}

/** A place where a field breaks its grammar. */
export interface Fault extends Statement {
  /** The index in the field value, from 0; undefined for a fault of the whole challenge. */
  readonly at?: number | undefined;
}

/** A challenge, and what is wrong with it. */
export interface ExplainedChallenge {
  readonly scheme: string;
  readonly meaning: Statement;
  readonly parameters: readonly ExplainedParameter[];
  readonly faults: readonly Fault[];
}

/** A token. Its signature is never verified. */
export interface ExplainedToken {
  readonly kind: 'JWT' | 'encrypted JWT' | 'opaque token';
  /** The first four characters, or none of a short token. */
  readonly start: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  /** The reasons why a server would refuse the token. */
  readonly refusedBecause: readonly Statement[];
}

/** All that is known about an input. No text in it holds a secret of the input. */
export interface Explanation {
  readonly input: InputKind;
  /** The length at which the input was cut; undefined if all of it was read. */
  readonly readTo: number | undefined;
  /** The request in one line, if the input has it. */
  readonly request: string | undefined;
  /** The status line, e.g. `401 Unauthorized`, if the input has it. */
  readonly status: string | undefined;
  /** The names of the software that the response looks like. */
  readonly dialects: readonly string[];
  readonly meaning: Statement;
  readonly next: NextStep;
  readonly challenges: readonly ExplainedChallenge[];
  readonly findings: readonly Finding[];
  readonly shouldHaveSaid: readonly Correction[];
  readonly tokens: readonly ExplainedToken[];
  /** The parts that were not understood. */
  readonly unknown: readonly string[];
}
