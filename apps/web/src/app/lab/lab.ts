import 'server-only';
import type { Code } from '@repo/errors';
import { addressOf, experimentFor } from './experiments';
import { loader } from './[experiment]/loader';
import { run } from './run/run';

/** The pages of the lab (src/lab.ts). */
export const pages = { '/lab': {}, '/lab/[experiment]': { loader, run } };

export const lab = {
  experimentFor: (code: Code): string | undefined => {
    const experiment = experimentFor(code);
    return experiment && addressOf(experiment);
  },
};
