import 'server-only';
import type { Route } from '@repo/api-client';
import { appFiles } from '../app-files';
import { developmentHint } from '../development-hint';

/** Returns a hint for a page that reads the result of an operation that its loader does not call. */
export function hintForData(address: string, route: Route): string | undefined {
  const { pathname } = new URL(address, 'http://page');
  const { file = 'page.tsx', pattern = pathname } = appFiles()?.sourceOf(pathname) ?? {};
  const loader = file.replace(/[^/]+$/, 'loader.ts');
  return developmentHint(
    appFiles()?.has(loader) === false
      ? `${file} reads ${route}, but the page has no loader: export loader = () => [{ route: '${route}' }] from ${loader}, and give it to the line '${pattern}' in the table of src/proxy/routes.ts, as in signedInPage(loader).`
      : `${file} reads ${route}, which its loader does not call: add { route: '${route}' } to the calls that ${loader} returns.`,
  );
}
