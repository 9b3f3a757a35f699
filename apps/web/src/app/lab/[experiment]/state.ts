import 'server-only';
import { z } from 'zod';
import { sealingKeys } from '../../../session/keys';
import { seal, unseal } from '../../../session/seal';
import { stepSchema } from '../run/step';

const stateSchema = z.object({
  /** The experiment's slug: an experiment refuses the state of another. */
  slug: z.string(),
  keep: z.record(z.string(), z.string()),
  steps: z.array(stepSchema),
});

/** An experiment between its refusal and its fix. The page holds it, so any process of the web server can continue it. */
export type State = z.output<typeof stateSchema>;

/** Seals a state. Its credentials belong to a throw-away account, but are protected like real ones. */
export const sealState = (state: State): Promise<string> => seal('lab', state, sealingKeys());

/** Decrypts a sealed state; undefined for anything that {@link sealState} did not write. */
export const unsealState = (sealed: string): Promise<State | undefined> =>
  unseal('lab', sealed, stateSchema, sealingKeys());
