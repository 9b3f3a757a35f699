import 'server-only';
import { appFiles } from '../app-files';
import { developmentHint } from '../development-hint';

/** The request, and the pattern of its route. */
interface Requested {
  readonly request: { readonly method: string; readonly nextUrl: { readonly pathname: string } };
  readonly route: string | null;
}

const TABLE = 'src/proxy/routes.ts';

/** Returns a hint for an address that Next.js would serve, but that has no route. */
export function hintForPath(pathname: string): string | undefined {
  const source = appFiles()?.sourceOf(pathname);
  // Only the proxy shows /refusal, so it has no route.
  if (source === undefined || pathname === '/refusal') return undefined;
  const { file, pattern } = source;
  return developmentHint(
    /\/route\.[jt]sx?$/.test(file)
      ? `${file} is not run: a component gets JSON from the loader of a page (docs/guides/load-data-in-the-browser.md), and any other response needs a handler, a function such as signOut in src/proxy/sign-out.ts, and a line in the table of ${TABLE} that names it: '${pattern}': { GET: handler }.`
      : `${file} has no route: add '${pattern}': signedInPage(loader, forms), or publicPage() if it needs no sign-in, to the table of ${TABLE} (docs/guides/add-a-page.md).`,
  );
}

/** Returns a hint for a method that the route of a page does not have. */
export function hintForMethod({ request, route }: Requested): string | undefined {
  const folder = folderOf(request.nextUrl.pathname);
  if (folder === undefined || route === null) return undefined;
  return developmentHint(
    `This page takes no ${request.method}: a form is sent with POST. Define it in ${folder}forms.ts, and give it to the line '${route}' in the table of ${TABLE}: signedInPage(loader, forms), or publicPage({ forms }).`,
  );
}

/** Returns a hint for a form whose name the page does not know. */
export function hintForForm({ request, route }: Requested): string | undefined {
  const folder = folderOf(request.nextUrl.pathname);
  if (folder === undefined || route === null) return undefined;
  return developmentHint(
    `The form names no form of ${folder}forms.ts: render it as <PostForm name="…">, with a name that forms.ts exports in forms.`,
  );
}

/** The folder of the page at an address, with a slash. */
const folderOf = (pathname: string): string | undefined =>
  appFiles()
    ?.sourceOf(pathname)
    ?.file.replace(/[^/]+$/, '');
