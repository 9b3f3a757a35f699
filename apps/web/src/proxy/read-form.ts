import 'server-only';
import type { Problem } from '@repo/errors';
import { webProblem } from '../api/problems';
import type { RequestContext } from './request-context';

/** The longest text that a form of ours takes is shorter, in octets, however many of its characters are escaped. */
const LONGEST = 49_152;

const FORM = 'application/x-www-form-urlencoded';

/** The fields of a plain form, or the problem with what was sent in its place. Read once, however often it is asked for. */
export const readForm = (context: RequestContext): Promise<URLSearchParams | Problem> =>
  (context.form ??= parseForm(context));

async function parseForm(context: RequestContext): Promise<URLSearchParams | Problem> {
  const body = await readBody(context);
  return body instanceof Uint8Array ? new URLSearchParams(new TextDecoder().decode(body)) : body;
}

/**
 * The body; of one that is too long, no more is kept than shows it. Its rest still arrives before the answer leaves:
 * Next reads it to its end, and keeps of it what next.config.ts says.
 */
async function readBody({
  request,
  caller,
}: RequestContext): Promise<Uint8Array<ArrayBuffer> | Problem> {
  const [sent = ''] = (request.headers.get('content-type') ?? '').split(';');
  if (sent.trim().toLowerCase() !== FORM) {
    const detail = `The body must be a form, sent with Content-Type: ${FORM}.`;
    return webProblem('unsupported_media_type', {}, caller.requestId, detail);
  }
  const tooLarge = () => webProblem('content_too_large', {}, caller.requestId);
  if (Number(request.headers.get('content-length') ?? 0) > LONGEST) return tooLarge();
  const chunks: Uint8Array[] = [];
  let octets = 0;
  for await (const chunk of request.body ?? []) {
    octets += chunk.byteLength;
    if (octets > LONGEST) return tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
