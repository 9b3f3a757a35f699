import 'server-only';
import type { Code } from '@repo/errors';
import { addressOf, experimentFor } from './list/experiments';
import { loader } from './[experiment]/loader';
import { runForm } from './[experiment]/run-form';

/** The pages of the lab (src/lab.ts). */
export const pages = { '/lab': {}, '/lab/[experiment]': { loader, run: runForm } };

export const lab = {
  experimentFor: (code: Code): string | undefined => {
    const experiment = experimentFor(code);
    return experiment && addressOf(experiment);
  },
};
