import type { InputKind } from '../explanation.js';

/** A field line. Its name is in lower case. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/** A request, as far as the input shows it. */
export interface RequestRead {
  method: string | undefined;
  target: string | undefined;
  readonly fields: Field[];
  /** True if the input shows all fields: one that is absent was not sent. */
  complete: boolean;
}

/** A response, as far as the input shows it. */
export interface ResponseRead {
  status: number | undefined;
  readonly fields: Field[];
  body: string;
}

/** The parts of the input. */
export interface InputRead {
  readonly kind: InputKind;
  readonly request?: RequestRead | undefined;
  /** In order: a client that follows redirects has several. */
  readonly responses: readonly ResponseRead[];
  /** A token that is the whole input. */
  readonly token?: string | undefined;
}

/** Makes a request without fields. */
export const newRequest = (complete: boolean): RequestRead => ({
  method: undefined,
  target: undefined,
  fields: [],
  complete,
});

/** Makes a response without fields. */
export const newResponse = (status?: number): ResponseRead => ({ status, fields: [], body: '' });
