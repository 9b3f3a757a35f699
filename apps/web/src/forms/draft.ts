import 'server-only';
import { z } from 'zod';
import { sealingKeys } from '../session/keys';
import { open, seal } from '../session/seal';
import type { PageForm } from './page-form';

const draftSchema = z.object({
  /** Id of the user to whom the form was shown. It is not shown to another user, and changes nothing of theirs. */
  person: z.string(),
  /** The form's name. */
  form: z.string(),
  /** The fields that it keeps. */
  fields: z.array(z.tuple([z.string(), z.string()])),
});

/** A form that was sent and not carried out yet. */
export type Draft = z.output<typeof draftSchema>;

/** What a postponed form waits for: a sign-in, its user's password, or a better moment. */
export type Step = 'sign-in' | 'confirm' | 'retry';

/** What is kept of a form. The page that it waits in holds it sealed: on a shared machine the next user cannot read it. */
export const draftOf = (sent: URLSearchParams, { keeps }: Pick<PageForm, 'keeps'>): Draft => ({
  person: sent.get('person') ?? '',
  form: sent.get('form') ?? '',
  fields: keptOf(sent, keeps),
});

/** The fields that a form keeps, of those that were sent. */
export const keptOf = (sent: URLSearchParams, keeps: readonly string[]): [string, string][] =>
  [...sent].filter(([name]) => keeps.includes(name));

export const sealDraft = (draft: Draft): Promise<string> => seal('draft', draft, sealingKeys());

/** Undefined for anything that {@link sealDraft} did not write. */
export const openDraft = (sealed: string): Promise<Draft | undefined> =>
  open('draft', sealed, draftSchema, sealingKeys());
