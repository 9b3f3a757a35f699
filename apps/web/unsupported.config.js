// @ts-check
import { fileURLToPath } from 'node:url';

/**
 * Patterns of Next.js that this app does not support, and what to write instead.
 *
 * @type {{
 *   source: { path?: RegExp; content: RegExp };
 *   except?: { content: RegExp };
 *   message: string;
 * }[]}
 */
export const unsupportedSources = [
  {
    source: { content: /^\s*['"]use server['"]/m },
    message:
      'Server Actions are not used here: they cannot set the status of a response. Define the form in the forms.ts of its page (docs/guides/add-a-page.md).',
  },
  {
    source: { content: /^import (?!type\b)[^;]*'next\/(?:legacy\/)?image'/m },
    message:
      'next/image is not used here: the server has no image resizer, and the Content-Security-Policy refuses its inline styles. Write <img src="/logo.svg" alt="…" width="80" height="80">, for a file of public/ (docs/guides/add-a-page.md).',
  },
  {
    source: { path: /\/src\/(?:app|ui)\//, content: /^import (?!type\b)[^;]*\/api\/call'/m },
    message:
      "A page does not call the API while it renders. Add the call to the page's loader (in src/proxy/routes.ts or its loader.ts), or make it a form in forms.ts (docs/guides/add-a-page.md).",
  },
  {
    // Calls in a comment, and calls of a method named fetch, are allowed.
    source: {
      path: /\/src\/(?:app|ui)\/.*\.tsx$/,
      content: /^(?!\s*(?:\/\/|\/?\*)).*(?<![\w$.])fetch\(/m,
    },
    except: { content: /^\s*['"]use client['"]/m },
    message:
      "A Server Component does not fetch: the API would get no credentials, and the page would have status 200 whatever the response is. Add the call to the page's loader, in src/proxy/routes.ts or its loader.ts (docs/guides/add-a-page.md). A function that fetches from another server goes into a .ts file.",
  },
  {
    source: { path: /\/src\/app\/(?:.*\/)?route\.tsx?$/, content: /^/ },
    message:
      'Route handlers are not used here: the proxy would respond with 404. A component gets JSON from the loader of a page (docs/guides/load-data-in-the-browser.md). Any other response needs a handler, a function such as signOut in src/proxy/sign-out.ts, and a line in the table of src/proxy/routes.ts that names it: { GET: handler }.',
  },
];

/** Turbopack's rules for these sources: compiling such a source fails with its message, in development and in a build. */
export const unsupportedSourceRules = unsupportedSources.map(({ source, except, message }) => ({
  condition: {
    all: [{ not: /** @type {const} */ ('foreign') }, source, ...(except ? [{ not: except }] : [])],
  },
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
