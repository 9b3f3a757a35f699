import { processWide } from './process-wide';

/** A page.tsx, or a route.ts, and its address as a pattern. */
export interface Source {
  /** Path in the app's folder. */
  readonly file: string;
  readonly pattern: string;
}

/** A file that is the same for everybody: in `public/`, built by Next, or a metadata file such as `src/app/icon.svg`. */
export interface PublicFile {
  /** The address by which Next finds it. */
  readonly address: string;
  /** The path of the file; undefined if a route of Next makes its content. */
  readonly path?: string | undefined;
}

/** The proxy's questions about the files of the web app. Only the server knows the app's folder (server/app-files.ts). */
export interface AppFiles {
  /** Finds a public file by its address, in any spelling that a client may write. */
  publicFile(pathname: string): PublicFile | undefined;
  /** Finds the source that Next.js would run for an address. Undefined in a built app, which has no sources. */
  sourceOf(pathname: string): Source | undefined;
  /** True if the app's sources have this file. */
  has(path: string): boolean;
}

const files = () => processWide<{ app?: AppFiles }>('app-files', () => ({}));

/** Sets the files that the server found. */
export const setAppFiles = (app: AppFiles): void => {
  files().app = app;
};

/** Returns the files of the app; undefined without our server, as in a unit test. */
export const appFiles = (): AppFiles | undefined => files().app;

/** True if Next serves a public file at this address. */
export const isPublicFile = (pathname: string): boolean =>
  appFiles()?.publicFile(pathname) !== undefined;
