'use client';

import { Button } from '../ui/button';
import { Refusal } from '../ui/refusal';

/** What a person sees when a page itself fails. */
export default function PageFailure({ error }: { error: Error & { digest?: string } }) {
  return (
    <>
      <title>Something failed</title>
      <Refusal
        kind="not-now"
        status={500}
        heading="Something failed on our side."
        why={
          <>
            <p>What you did is not the reason, and the failure is recorded.</p>
            <p>Your sign-in is not touched, and what was saved is safe.</p>
            {error.digest && (
              <p>
                If you tell us about it, say <code>{error.digest}</code>.
              </p>
            )}
          </>
        }
      >
        <Button type="button" onClick={() => location.reload()}>
          Try again
        </Button>
      </Refusal>
    </>
  );
}
