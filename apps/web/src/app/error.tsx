'use client';

import { Button } from '../ui/button';
import { RefusalLayout } from '../ui/refusal-layout';

/** The page that is shown when a page fails in the browser. */
export default function PageFailure({ error }: { error: Error & { digest?: string } }) {
  return (
    <>
      <title>Something went wrong</title>
      <RefusalLayout
        kind="temporary"
        status={500}
        heading="Something went wrong on our side."
        why={
          <>
            <p>Nothing that you did caused this, and the error is in our log.</p>
            <p>It does not affect your sign-in or anything that you saved.</p>
            {error.digest && (
              <p>
                Error ID <code>{error.digest}</code> (include it when you report this)
              </p>
            )}
          </>
        }
      >
        <Button type="button" onClick={() => location.reload()}>
          Try again
        </Button>
      </RefusalLayout>
    </>
  );
}
