import 'server-only';
import type { Problem } from '@repo/errors';
import { webProblem } from '../api/problems';
import type { Visit } from './visit';

/** A form of a few short fields takes less, in octets. */
const LONGEST = 16_384;

/** The fields of a plain form, or the problem with what was sent in its place. */
export async function readForm({ request, caller }: Visit): Promise<URLSearchParams | Problem> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type)) {
    return webProblem('unsupported_media_type', {}, caller.requestId);
  }
  const text = await request.text();
  return text.length > LONGEST
    ? webProblem('content_too_large', {}, caller.requestId)
    : new URLSearchParams(text);
}
