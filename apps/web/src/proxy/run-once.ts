import 'server-only';
import { createHash } from 'node:crypto';
import { IDEMPOTENCY_KEY } from '../forms/field-names';
import { log } from '../log';
import { processWide } from '../process-wide';
import { whyEnded } from '../session/ended';
import type { Session } from '../session/session';
import { SingleFlight } from '../session/single-flight';
import { callAsUser } from './call-as-user';
import { readForm } from './read-form';
import type { RequestContext } from './request-context';

interface Outcome {
  readonly response: Response;
  readonly session: Session | undefined;
}

/** In milliseconds. Longer than the next page takes to arrive on a slow connection. */
const KEEP_FOR = 30_000;

const MAX_ENTRIES = 1000;

const forms = () =>
  processWide(
    'forms',
    () =>
      new SingleFlight<Outcome>({
        keepFor: KEEP_FOR,
        maxEntries: MAX_ENTRIES,
        // A refused form has changed nothing and may succeed next time.
        isKept: ({ response }) => response.status < 400,
      }),
  );

/**
 * Runs a form once, however often its button is pressed. A browser discards the response to the first press, so the second
 * press gets the same response, with its cookies and any result that is shown once. A form without an idempotency key
 * always runs.
 *
 * @param run runs the form; never rejects
 */
export async function runOnce(
  context: RequestContext,
  run: () => Promise<Response>,
): Promise<Response> {
  const key = await keyOf(context);
  if (key === undefined) return run();
  let isFirst = false;
  const outcome = await forms().run(key(context.session), async () => {
    isFirst = true;
    return { response: await run(), session: context.session };
  });
  const { response, session } = outcome;
  if (isFirst) {
    // The second press may come with the session that the first one started.
    void forms().run(key(session), async () => outcome);
    return response.clone();
  }
  // The API may have ended the session since. Any call of the API finds out.
  if (context.session !== undefined) await callAsUser(context, { route: 'GET /user/profile' });
  // A session that has ended does not get the response again.
  if (session !== undefined && whyEnded(session.id) !== undefined) return run();
  const first = response.headers.get('x-request-id');
  log('info', 'form_repeated', { requestId: context.caller.requestId, first });
  return response.clone();
}

/** Returns a function that hashes what identifies a submission: address, fields, session, and whether JSON is wanted. */
async function keyOf(context: RequestContext) {
  const { address, wantsProblemJson } = context;
  const form = await readForm(context).catch(() => undefined);
  if (!(form instanceof URLSearchParams) || !form.has(IDEMPOTENCY_KEY)) return undefined;
  const parts = [address, wantsProblemJson, form.toString()];
  return (session: Session | undefined) =>
    createHash('sha256')
      .update(JSON.stringify([...parts, session?.id]))
      .digest('base64');
}
