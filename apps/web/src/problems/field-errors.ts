import type { Problem } from '@repo/errors';

/**
 * What is wrong with the fields of a form, as a sentence each, by the name of the field: that of the member of the API's
 * body which it becomes.
 */
export function fieldErrors(problem: Problem): Record<string, string> {
  const errors = problem.code === 'validation_failed' ? (problem.errors ?? []) : [];
  return Object.fromEntries(
    // The first of several stays: the next comes when that one is mended.
    errors.toReversed().map(({ pointer, detail }) => [nameOf(pointer), sentence(detail)]),
  );
}

/** The first step of a JSON Pointer in a URI fragment (RFC 6901 §6). */
const nameOf = (pointer: string) => decodeURIComponent(pointer.split('/')[1] ?? '');

const sentence = (words: string) =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}${words.endsWith('.') ? '' : '.'}`;
