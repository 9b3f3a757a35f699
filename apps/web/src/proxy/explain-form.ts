import 'server-only';
import { explain } from '@repo/explain';
import { readForm } from './read-form';
import type { RequestContext } from './request-context';
import { refuse, renderAfterForm } from './responses';

/**
 * Explains a pasted text for a browser without scripts. The page gets the explanation and not the text, so the response
 * has no secret from the text. Nothing is logged or kept.
 */
export async function explainForm(context: RequestContext): Promise<Response> {
  const fields = await readForm(context);
  if (!(fields instanceof URLSearchParams)) return refuse(context, fields);
  return renderAfterForm(context, { explanation: explain(fields.get('text') ?? '') });
}
