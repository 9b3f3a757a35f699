import { IdempotencyKey } from './idempotency-key';

interface Props {
  /** Sealed (forms/draft.ts). */
  draft: string;
  /** What this form does before the one that waits goes on. */
  step: 'sign-in' | 'confirm' | 'again';
}

/** A form that was sent and waits, inside of the form for which it does. */
export function Waiting({ draft, step }: Props) {
  return (
    <>
      <input type="hidden" name="draft" value={draft} />
      <input type="hidden" name="step" value={step} />
      <IdempotencyKey />
    </>
  );
}
