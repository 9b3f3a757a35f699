import 'server-only';
import type { Caller } from '../../../api/caller';
import { webProblem } from '../../../api/problems';
import { refused, type Result } from '../../../api/result';
import { log } from '../../../log';
import type { Experiment, Story } from '../run/experiment';
import { experimentAt } from '../list/experiments';
import { NoCredentials, RunRecorder } from '../run/recorder';
import { sealState, unsealState } from './state';
import type { Shown } from '../run/step';

/** The value of `do` that begins an experiment. Any other is the name of a fix. */
const START = 'start';

const AGAIN = 'The request after the fix';

/** In seconds. */
const UNTIL_RETRY = 5;

/** Runs the form of an experiment's page: sends the refused request, or applies a fix and sends it again. */
export async function runForm(
  fields: URLSearchParams,
  { experiment: slug }: { readonly experiment: string },
  { requestId }: Caller,
): Promise<Result | undefined> {
  const experiment = experimentAt(slug);
  if (experiment === undefined) return refused(webProblem('not_found', {}, requestId));
  try {
    const shown = await (fields.get('do') === START ? start(experiment) : fix(experiment, fields));
    return shown && { ok: true, data: shown };
  } catch (error) {
    const problem = error instanceof NoCredentials ? error.problem : undefined;
    if (problem?.code === 'rate_limited') return refused(problem);
    // The API is unreachable, or runs without the lab.
    const cause = error instanceof Error ? error.message : String(error);
    log('error', 'experiment_failed', { requestId, slug, cause });
    return refused(webProblem('service_unavailable', { retryAfter: UNTIL_RETRY }, requestId));
  }
}

async function start(experiment: Experiment | Story): Promise<Shown> {
  const recorder = new RunRecorder();
  const { steps, timelines } = recorder;
  const { slug, reason } = experiment;
  if ('run' in experiment) {
    await experiment.run(recorder);
    return { steps, timelines, reason, fixes: [] };
  }
  const { request, keep } = await experiment.start(recorder);
  await recorder.send('The request', request, reason);
  const fixes = Object.entries(experiment.fixes).map(([name, { label }]) => ({ name, label }));
  return { steps, timelines, fixes, state: await sealState({ slug, keep, steps }) };
}

async function fix(
  experiment: Experiment | Story,
  fields: URLSearchParams,
): Promise<Shown | undefined> {
  const state = await unsealState(fields.get('state') ?? '');
  const name = fields.get('do') ?? '';
  if (state?.slug !== experiment.slug || 'run' in experiment) return undefined;
  const chosen = Object.hasOwn(experiment.fixes, name) ? experiment.fixes[name] : undefined;
  if (chosen === undefined) return undefined;
  const recorder = new RunRecorder(state.steps);
  await recorder.send(AGAIN, await chosen.apply(recorder, state.keep), chosen.reason);
  const { steps, timelines } = recorder;
  return { steps, timelines, fixes: [] };
}
