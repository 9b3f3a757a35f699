import type { Step } from '../forms/draft';
import { IdempotencyKey } from './idempotency-key';

/** Hidden fields that carry a postponed form, sealed, in the form that it waits for (proxy/postponed-form.ts). */
export function PostponedFields({ draft, step }: { draft: string; step: Step }) {
  return (
    <>
      <input type="hidden" name="draft" value={draft} />
      <input type="hidden" name="step" value={step} />
      <IdempotencyKey />
    </>
  );
}
