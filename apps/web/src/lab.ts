import 'server-only';
import type { Code } from '@repo/errors';
import type { Caller } from './api/caller';
import type { PageLoader } from './api/loader';
import type { Result } from './api/result';
import { settings } from './settings';

/** A page whose form runs a function of the page, instead of one operation of the API, and shows the result. */
export interface ResultPage<P = never> {
  /** Returns undefined for an address that gets 404. */
  readonly loader?: PageLoader<P>;
  /** Runs the form. Returns undefined for fields that the page did not send. */
  readonly run?: (
    fields: URLSearchParams,
    params: P,
    caller: Caller,
  ) => Promise<Result | undefined>;
}

/** The pages of the lab, by their address or its pattern. */
type Pages = Readonly<Record<string, ResultPage>>;

/** What other pages know of the lab. */
interface Lab {
  /** The address of the experiment for a code, if it has one. */
  readonly experimentFor: (code: Code) => string | undefined;
}

/** Unlike an import, a glob may match nothing: the folder of the lab can be deleted (docs/guides/remove-the-lab.md). */
const [found] = Object.values(
  import.meta.glob<{ readonly lab: Lab; readonly pages: Pages }>('./app/lab/lab.ts', {
    eager: true,
  }),
);

export const labPages: Pages = found?.pages ?? {};

/** Returns the lab, which exists in development only. */
export const lab = (): Lab | undefined =>
  settings().APP_ENV === 'development' ? found?.lab : undefined;
