import { isMetadataRouteFile, isMetadataRoute } from 'next/dist/lib/metadata/is-metadata-route';
import {
  normalizeMetadataPageToRoute,
  normalizeMetadataRoute,
} from 'next/dist/lib/metadata/get-metadata-route';
import { normalizeAppPath } from 'next/dist/shared/lib/router/utils/app-paths';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AppFiles } from '../src/app-files';
import { matcherOf } from '../src/path-pattern';

/** The files of the built app in a folder, which stay the same. Next's own manifest lists the metadata files. */
export function builtFiles(dir: string): AppFiles {
  const manifest = readFileSync(join(dir, '.next/app-path-routes-manifest.json'), 'utf8');
  const routes: Record<string, string> = JSON.parse(manifest);
  const metadata = Object.entries(routes).flatMap(([key, path]) =>
    isMetadataRoute(key) ? [path] : [],
  );
  const isPublic = isIn([...publicPaths(dir), ...metadata]);
  return { isPublic, sourceOf: () => undefined, has: () => false };
}

/** The files of the app that is developed in a folder. They are read for each request, because they change. */
export const developedFiles = (dir: string): AppFiles => ({
  isPublic: (pathname) => isIn([...publicPaths(dir), ...metadataPaths(dir)])(pathname),
  sourceOf: (pathname) =>
    sourcesIn(dir).find(({ pattern }) => matcherOf(pattern)(pathname) !== undefined),
  has: (path) => existsSync(join(dir, path)),
});

/** Returns a function that finds a path among these paths and patterns. */
function isIn(paths: readonly string[]): (pathname: string) => boolean {
  const exact = new Set(paths);
  const patterns = paths.filter((path) => path.includes('[')).map(matcherOf);
  return (pathname) =>
    exact.has(pathname) || patterns.some((match) => match(pathname) !== undefined);
}

/** The addresses of the files in `public/`, as a browser writes them. */
const publicPaths = (dir: string): string[] =>
  filesIn(join(dir, 'public')).map(
    (file) => pathToFileURL(`/${file}`, { windows: false }).pathname,
  );

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

/** The exports of a metadata file that has several addresses. */
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
