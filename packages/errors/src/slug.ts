import type { Code } from './catalogue/catalogue.js';
import { codes } from './codes.js';

const codesBySlug: ReadonlyMap<string, Code> = new Map(codes.map((code) => [slugOf(code), code]));

/** Returns the slug of a code: the code with `-` for `_`. The code's `type` and the path of its page end with it. */
export function slugOf(code: Code): string {
  return code.replaceAll('_', '-');
}

/** Returns the code with this slug; undefined for any other text. */
export function codeOfSlug(slug: string): Code | undefined {
  return codesBySlug.get(slug);
}
