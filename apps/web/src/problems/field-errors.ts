import type { Problem } from '@repo/errors';

/** Returns a sentence for each invalid field of a form. A field is named after the member of the API's body that it sets. */
export function fieldErrors(problem: Problem): Record<string, string> {
  const errors = problem.code === 'validation_failed' ? (problem.errors ?? []) : [];
  return Object.fromEntries(
    // If a field has several errors, the first is shown. The next is shown once the first is corrected.
    errors.toReversed().map(({ pointer, detail }) => [nameOf(pointer), sentence(detail)]),
  );
}

/** The first step of a JSON Pointer in a URI fragment (RFC 6901 §6). */
const nameOf = (pointer: string) => decodeURIComponent(pointer.split('/')[1] ?? '');

const sentence = (words: string) =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}${words.endsWith('.') ? '' : '.'}`;
