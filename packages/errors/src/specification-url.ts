import type { Specification } from './catalogue/entry.js';

/** Returns the URL of a section of an RFC. */
export function specificationUrl(specification: Specification): string {
  return specification.replace(
    /^RFC (\d+) §(.+)$/,
    'https://www.rfc-editor.org/rfc/rfc$1#section-$2',
  );
}
