import 'server-only';
import { z } from 'zod';
import { sealingKeys } from '../session/keys';
import { open, seal } from '../session/seal';
import type { PageForm } from './page-form';

const draftSchema = z.object({
  /** The id of the person to whom the form was shown: nobody else sees it again, and nobody else's is changed by it. */
  person: z.string(),
  /** Its name. */
  form: z.string(),
  /** The fields that it keeps. */
  fields: z.array(z.tuple([z.string(), z.string()])),
});

/** A form that was sent and not carried out yet. */
export type Draft = z.output<typeof draftSchema>;

/**
 * What of a form is kept while its person signs in again, gives the password again, or waits. It lies, sealed, in the page
 * that asks for that: on a shared machine the next person cannot read it.
 */
export const draftOf = (sent: URLSearchParams, { keeps }: Pick<PageForm, 'keeps'>): Draft => ({
  person: sent.get('person') ?? '',
  form: sent.get('form') ?? '',
  fields: keptOf(sent, keeps),
});

/** The fields that a form keeps, of those that were sent. */
export const keptOf = (sent: URLSearchParams, keeps: readonly string[]): [string, string][] =>
  [...sent].filter(([name]) => keeps.includes(name));

export const sealDraft = (draft: Draft): Promise<string> => seal('draft', draft, sealingKeys());

/** Undefined for whatever {@link sealDraft} did not write. */
export const openDraft = (sealed: string): Promise<Draft | undefined> =>
  open('draft', sealed, draftSchema, sealingKeys());
