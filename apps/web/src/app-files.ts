import { processWide } from './process-wide';

/** A page.tsx, or a route.ts, and its address as a pattern. */
export interface Source {
  /** Path in the app's folder. */
  readonly file: string;
  readonly pattern: string;
}

/** The proxy's questions about the files of the web app. Only the server knows the app's folder (server/app-files.ts). */
export interface AppFiles {
  /** True if a file in `public/`, or a metadata file of Next such as `src/app/icon.svg`, has this address. */
  isPublic(pathname: string): boolean;
  /** Finds the source that Next.js would run for an address. Undefined in a built app, which has no sources. */
  sourceOf(pathname: string): Source | undefined;
  /** True if the app's sources have this file. */
  has(path: string): boolean;
}

const files = () => processWide<{ app?: AppFiles }>('app-files', () => ({}));

/** Sets what the server found. */
export const setAppFiles = (app: AppFiles): void => {
  files().app = app;
};

/** Returns the files of the app; undefined without our server, as in a unit test. */
export const appFiles = (): AppFiles | undefined => files().app;

/** True if Next serves a public file at this address, spelled exactly so. */
export const isPublicFile = (pathname: string): boolean => appFiles()?.isPublic(pathname) === true;
