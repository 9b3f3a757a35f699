import type { Specification } from './catalogue/entry.js';

/** Where a section of an RFC can be read. */
export function specificationUrl(specification: Specification): string {
  return specification.replace(
    /^RFC (\d+) §(.+)$/,
    'https://www.rfc-editor.org/rfc/rfc$1#section-$2',
  );
}
