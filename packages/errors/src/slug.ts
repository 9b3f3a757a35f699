import { codes, type Code } from './codes.js';

const codesBySlug: ReadonlyMap<string, Code> = new Map(codes.map((code) => [slugOf(code), code]));

/** The last part of a problem's `type` and of its page's address: the code with `-` for `_`. */
export function slugOf(code: Code): string {
  return code.replaceAll('_', '-');
}

/** The code whose page has this slug; `undefined` for any other text. */
export function codeOfSlug(slug: string): Code | undefined {
  return codesBySlug.get(slug);
}
