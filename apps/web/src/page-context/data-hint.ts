import 'server-only';
import type { Route } from '@repo/api-client';
import { appFiles } from '../app-files';
import { developmentHint } from '../development-hint';

/** Returns a hint for a page that reads the result of an operation that its loader does not call. */
export function hintForData(address: string, route: Route): string | undefined {
  const { pathname } = new URL(address, 'http://page');
  const { file = 'page.tsx', pattern = pathname } = appFiles()?.sourceOf(pathname) ?? {};
  const loader = file.replace(/[^/]+$/, 'loader.ts');
  const call = `{ route: '${route}' }`;
  const where = appFiles()?.has(loader)
    ? `to the calls that ${loader} returns.`
    : `to the loader in the line '${pattern}' of the table in src/proxy/routes.ts, as in signedInPage(() => [${call}]) or publicPage({ loader: () => [${call}] }).`;
  return developmentHint(
    `${file} reads ${route}, which the page does not load: add ${call} ${where}`,
  );
}
