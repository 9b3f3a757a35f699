import type { Step } from '../forms/draft';
import { IdempotencyKey } from './idempotency-key';

interface Props {
  /** The form that waits, sealed (forms/draft.ts). */
  draft: string;
  step: Step;
}

/** Hidden fields that carry a postponed form, in the form that it waits for (proxy/postponed-form.ts). */
export function PostponedFields({ draft, step }: Props) {
  return (
    <>
      <input type="hidden" name="draft" value={draft} />
      <input type="hidden" name="step" value={step} />
      <IdempotencyKey />
    </>
  );
}
