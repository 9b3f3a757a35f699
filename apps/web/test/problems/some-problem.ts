import { createProblem, type Code, type ExtraOf } from '@repo/errors';

/** A problem as the API sends it. */
export function someProblem<C extends Code>(code: C, extra: ExtraOf<C>) {
  return createProblem(code, extra, {
    docsUrl: 'http://localhost:3000/errors/',
    instance: 'urn:uuid:01980000-0000-7000-8000-000000000401',
  });
}
