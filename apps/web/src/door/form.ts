import 'server-only';
import type { Problem } from '@repo/errors';
import { webProblem } from '../api/problems';
import type { Visit } from './visit';

/** A form of a few short fields takes less, in octets. */
const LONGEST = 16_384;

/** Whether a body says itself that it is longer than any form. */
export const isTooLong = ({ request }: Visit): boolean =>
  Number(request.headers.get('content-length') ?? 0) > LONGEST;

/** The fields of a plain form, or the problem with what was sent in its place. */
export async function readForm(visit: Visit): Promise<URLSearchParams | Problem> {
  const body = await readBody(visit, 'application/x-www-form-urlencoded');
  return body instanceof Uint8Array ? new URLSearchParams(new TextDecoder().decode(body)) : body;
}

/** The same for the form of a Server Action, which React sends as multipart/form-data (RFC 7578) without scripts too. */
export async function readFormData(visit: Visit): Promise<FormData | Problem> {
  const { headers } = visit.request;
  const body = await readBody(visit, 'multipart/form-data');
  if (!(body instanceof Uint8Array)) return body;
  try {
    const type = { 'content-type': headers.get('content-type') ?? '' };
    return await new Response(body, { headers: type }).formData();
  } catch (error) {
    // How the Fetch standard says that a body is not what its type says (§6.3, formData).
    if (error instanceof TypeError) return webProblem('bad_request', {}, visit.caller.requestId);
    throw error;
  }
}

/**
 * A body of the one media type that is taken; of one that is too long, no more is kept than shows it. Its rest still
 * arrives before the answer leaves: Next reads it to its end, and keeps of it what next.config.ts says.
 */
async function readBody(visit: Visit, type: string): Promise<Uint8Array<ArrayBuffer> | Problem> {
  const { request, caller } = visit;
  const [sent = ''] = (request.headers.get('content-type') ?? '').split(';');
  if (sent.trim().toLowerCase() !== type) {
    const detail = `The body must be a form, sent with Content-Type: ${type}.`;
    return webProblem('unsupported_media_type', {}, caller.requestId, detail);
  }
  const tooLarge = () => webProblem('content_too_large', {}, caller.requestId);
  if (isTooLong(visit)) return tooLarge();
  const chunks: Uint8Array[] = [];
  let octets = 0;
  for await (const chunk of request.body ?? []) {
    octets += chunk.byteLength;
    if (octets > LONGEST) return tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
