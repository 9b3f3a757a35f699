import type { Step } from '../forms/draft';
import { IdempotencyKey } from './idempotency-key';

/** Hidden fields with which a form carries the sealed, postponed form that continues after it (proxy/postponed-form.ts). */
export function PostponedFields({ draft, step }: { draft: string; step: Step }) {
  return (
    <>
      <input type="hidden" name="draft" value={draft} />
      <input type="hidden" name="step" value={step} />
      <IdempotencyKey />
    </>
  );
}
