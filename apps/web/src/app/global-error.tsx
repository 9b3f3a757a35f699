'use client';

import '../ui/design-tokens.css';
import '../ui/base.css';
import site from '../ui/site.module.css';
import PageFailure from './error';

/** The page that is shown when the layout itself fails. */
export default function LayoutFailure({ error }: { error: Error & { digest?: string } }) {
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
