import { catalogue, type Code } from './catalogue/catalogue.js';

/** Checks that a value of any type is a code of the catalogue. */
export function isCode(value: unknown): value is Code {
  return typeof value === 'string' && Object.hasOwn(catalogue, value);
}

/** Every code of the catalogue, by status and then by name: the order of the tables, the pages and the OpenAPI document. */
export const codes: readonly Code[] = Object.keys(catalogue)
  .filter(isCode)
  .toSorted()
  .toSorted((one, other) => catalogue[one].status - catalogue[other].status);
