// @ts-check
import { fileURLToPath } from 'node:url';

/** Features of Next.js that this app does not support, and what to write instead. */
export const unsupportedSources = [
  {
    source: { content: /^\s*['"]use server['"]/m },
    message:
      'Server Actions are not used here: they cannot set the status of a response. Define the form in the forms.ts of its page.',
  },
  {
    source: { path: /\/src\/(?:app|ui)\//, content: /^import (?!type\b)[^;]*\/api\/call'/m },
    message:
      "A page does not call the API while it renders. Add the call to the page's loader (in src/proxy/routes.ts or its loader.ts), or make it a form in forms.ts.",
  },
  {
    source: { path: /\/src\/app\/(?:.*\/)?route\.tsx?$/, content: /^/ },
    message:
      'Route handlers are not used here: the proxy would respond with 404. A component gets JSON from the loader of a page (docs/guides/load-data-in-the-browser.md), and any other response needs a line in the table of src/proxy/routes.ts.',
  },
];

/** Turbopack's rules for these sources: compiling one fails with its message, in development and in a build. */
export const unsupportedSourceRules = unsupportedSources.map(({ source, message }) => ({
  condition: { all: [{ not: /** @type {const} */ ('foreign') }, source] },
  loaders: [{ loader: fileURLToPath(import.meta.url), options: { message } }],
}));

/**
 * A Turbopack loader that fails.
 *
 * @this {{ getOptions(): { message: string } }}
 * @returns {never}
 */
export default function unsupportedSource() {
  const { message } = this.getOptions();
  throw new Error(`${message} See docs/decisions/0008-loaders-and-form-handlers.md`);
}
