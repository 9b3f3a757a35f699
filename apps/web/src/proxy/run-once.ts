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

/** Longer than a page takes to be replaced by the next on a slow line, in milliseconds. */
const KEPT = 30_000;

const MOST = 1000;

const forms = () =>
  processWide(
    'forms',
    () =>
      new SingleFlight<Outcome>({
        keepFor: KEPT,
        most: MOST,
        // A refused form has changed nothing, and may succeed the next time.
        isKept: ({ response }) => response.status < 400,
      }),
  );

/**
 * Runs a form once, however often its button is pressed. A browser drops the response to the first press, so the second
 * gets the same response, with its cookies and anything shown once. A form without an idempotency key always runs.
 *
 * @param answer runs the form; never rejects
 */
export async function runOnce(
  context: RequestContext,
  answer: () => Promise<Response>,
): Promise<Response> {
  const key = await keyOf(context);
  if (key === undefined) return answer();
  let isFirst = false;
  const outcome = await forms().run(key(context.session), async () => {
    isFirst = true;
    return { response: await answer(), session: context.session };
  });
  const { response, session } = outcome;
  if (isFirst) {
    // The second press may bring the session that the first one began.
    void forms().run(key(session), async () => outcome);
    return response.clone();
  }
  // The session may have ended at the API meanwhile. The web learns of it by asking for anything.
  if (context.session !== undefined) await callAsUser(context, { route: 'GET /user/profile' });
  // It has ended, so its response is not repeated.
  if (session !== undefined && whyEnded(session.id) !== undefined) return answer();
  const first = response.headers.get('x-request-id');
  log('info', 'form_repeated', { requestId: context.caller.requestId, first });
  return response.clone();
}

/** Returns a function that hashes what identifies a form: address, fields, page or data, and session. */
async function keyOf(context: RequestContext) {
  const { address, isData } = context;
  const form = await readForm(context).catch(() => undefined);
  if (!(form instanceof URLSearchParams) || !form.has(IDEMPOTENCY_KEY)) return undefined;
  const parts = [address, isData, form.toString()];
  return (session: Session | undefined) =>
    createHash('sha256')
      .update(JSON.stringify([...parts, session?.id]))
      .digest('base64');
}
