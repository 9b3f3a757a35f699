import 'server-only';
import type { Problem } from '@repo/errors';
import { webProblem } from '../api/problems';
import type { RequestContext } from './request-context';

/** In octets. No form of ours is longer, even if every character is escaped. */
const MAX_OCTETS = 49_152;

const FORM = 'application/x-www-form-urlencoded';

/** Reads the fields of a plain form, or returns the problem with the body. Reads the body only once. */
export const readForm = (context: RequestContext): Promise<URLSearchParams | Problem> =>
  (context.form ??= parseForm(context));

async function parseForm(context: RequestContext): Promise<URLSearchParams | Problem> {
  const body = await readBody(context);
  return body instanceof Uint8Array ? new URLSearchParams(new TextDecoder().decode(body)) : body;
}

/**
 * Reads the body, and stops when it is too long. Next still reads the rest of the body before the response is sent, and
 * keeps as much of it as next.config.ts allows.
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
  if (Number(request.headers.get('content-length') ?? 0) > MAX_OCTETS) return tooLarge();
  const chunks: Uint8Array[] = [];
  let octets = 0;
  for await (const chunk of request.body ?? []) {
    octets += chunk.byteLength;
    if (octets > MAX_OCTETS) return tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
