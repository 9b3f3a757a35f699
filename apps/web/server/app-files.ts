import { isMetadataRouteFile, isMetadataRoute } from 'next/dist/lib/metadata/is-metadata-route';
import {
  normalizeMetadataPageToRoute,
  normalizeMetadataRoute,
} from 'next/dist/lib/metadata/get-metadata-route';
import { normalizeAppPath } from 'next/dist/shared/lib/router/utils/app-paths';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { AppFiles, PublicFile } from '../src/app-files';
import { canonicalPath, matcherOf } from '../src/path-pattern';

/** Reads the files of the built app in a folder once, as they never change. Next's manifest lists metadata files. */
export function builtFiles(dir: string): AppFiles {
  const manifest = readFileSync(join(dir, '.next/app-path-routes-manifest.json'), 'utf8');
  const routes: Record<string, string> = JSON.parse(manifest);
  const metadata = Object.entries(routes).flatMap(([key, path]) =>
    isMetadataRoute(key) ? [path] : [],
  );
  const files = [...publicFiles(dir), ...filesUnder('/_next/static/', join(dir, '.next/static'))];
  return { publicFile: finder(files, metadata), sourceOf: () => undefined, has: () => false };
}

/** Reads the files of the app under development in a folder, for each request, because they change. */
export const developedFiles = (dir: string): AppFiles => ({
  publicFile: (pathname) => finder(publicFiles(dir), metadataPaths(dir))(pathname),
  sourceOf: (pathname) =>
    sourcesIn(dir).find(({ pattern }) => matcherOf(pattern)(pathname) !== undefined),
  has: (path) => existsSync(join(dir, path)),
});

/**
 * Returns a function that finds a public file by its address.
 *
 * @param metadata the addresses of metadata files; those with parameters are patterns
 */
function finder(files: readonly PublicFile[], metadata: readonly string[]): AppFiles['publicFile'] {
  const exact = metadata
    .filter((path) => !isPattern(path))
    .map((path) => ({ address: encode(path) }));
  const found = new Map([...exact, ...files].map((file) => [file.address, file]));
  const patterns = metadata.filter(isPattern).map(matcherOf);
  return (pathname) =>
    found.get(canonicalPath(pathname) ?? '') ??
    (patterns.some((match) => match(pathname)) ? { address: pathname } : undefined);
}

/** The files in `public/`. */
const publicFiles = (dir: string): PublicFile[] => filesUnder('/', join(dir, 'public'));

/** Lists the files in a folder. Leaves out names with a backslash, because Next does not serve them. */
const filesUnder = (address: string, folder: string): PublicFile[] =>
  filesIn(folder)
    .filter((file) => !file.includes('\\'))
    .map((file) => ({ address: address + encode(file), path: join(folder, file) }));

/** True for the address of a metadata file with parameters, such as `/blog/sitemap/[__metadata_id__]`. */
const isPattern = (path: string): boolean => path.includes('[');

const encode = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** The addresses of metadata files in `src/app`, such as `robots.txt` and `opengraph-image.tsx`, as Next derives them. */
function metadataPaths(dir: string): string[] {
  const app = join(dir, 'src/app');
  return filesIn(app)
    .filter((file) => isMetadataRouteFile(`/${file}`, CODE, true))
    .map((file) => {
      const route = normalizeMetadataRoute(`/${file.replace(IS_CODE, '')}`);
      const isSeveral = IS_CODE.test(file) && SEVERAL.test(readFileSync(join(app, file), 'utf8'));
      return normalizeAppPath(normalizeMetadataPageToRoute(route, isSeveral));
    });
}

const CODE = ['ts', 'tsx', 'js', 'jsx'];
const IS_CODE = /\.[jt]sx?$/;

/** Matches the export that gives a metadata file several addresses. */
const SEVERAL = /\bexport\b.*\bgenerate(?:Sitemaps|ImageMetadata)\b/;

/** The pages and route handlers in `src/app`, with their patterns. Those with fewer parameters come first, as `new` before `[id]`. */
const sourcesIn = (dir: string) =>
  filesIn(join(dir, 'src/app'))
    .filter((file) => /(?:^|\/)(?:page|route)\.[jt]sx?$/.test(file))
    .map((file) => ({
      file: `src/app/${file}`,
      pattern: normalizeAppPath(`/${file.replace(IS_CODE, '')}`),
    }))
    .toSorted((a, b) => parametersIn(a.pattern) - parametersIn(b.pattern));

const parametersIn = (pattern: string): number => pattern.split('[').length - 1;

/** The paths of all files in a folder, with slashes. Empty if the folder does not exist. */
const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
        .map((file) => file.replaceAll(sep, '/'))
    : [];
