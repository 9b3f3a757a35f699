import 'server-only';
import { z } from 'zod';
import { sealingKeys } from '../session/keys';
import { unseal, seal } from '../session/seal';
import type { PageForm } from './page-form';

const draftSchema = z.object({
  /** Id of the user to whom the form was shown. For another user, the draft is neither shown nor carried out. */
  person: z.string(),
  /** The form's name. */
  form: z.string(),
  /** The fields that the form keeps, as they were sent. */
  fields: z.array(z.tuple([z.string(), z.string()])),
});

/** A form that was sent but not carried out yet. */
export type Draft = z.output<typeof draftSchema>;

/** The event that a postponed form waits for: a sign-in, its user's password, or the end of an outage or limit. */
export type Step = 'sign-in' | 'confirm' | 'retry';

/** Makes the draft of a form. The page holds it sealed, so that the next user of a shared computer cannot read it. */
export const draftOf = (sent: URLSearchParams, { keeps }: Pick<PageForm, 'keeps'>): Draft => ({
  person: sent.get('person') ?? '',
  form: sent.get('form') ?? '',
  fields: keptOf(sent, keeps),
});

/** Selects, from the fields that were sent, those that a form keeps. */
export const keptOf = (sent: URLSearchParams, keeps: readonly string[]): [string, string][] =>
  [...sent].filter(([name]) => keeps.includes(name));

/** Seals a draft, so that a page can hold it. */
export const sealDraft = (draft: Draft): Promise<string> => seal('draft', draft, sealingKeys());

/** Decrypts a sealed draft; undefined for anything that {@link sealDraft} did not write. */
export const unsealDraft = (sealed: string): Promise<Draft | undefined> =>
  unseal('draft', sealed, draftSchema, sealingKeys());
