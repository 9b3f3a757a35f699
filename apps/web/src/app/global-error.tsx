'use client';

import '../ui/tokens.css';
import '../ui/base.css';
import site from '../ui/site.module.css';
import PageFailure from './error';

/** The same where the frame around the page failed, so there is none. */
export default function FrameFailure({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <main className={site.main}>
          <PageFailure error={error} />
        </main>
      </body>
    </html>
  );
}
