import type { ReactNode } from 'react';
import styles from './scroll-region.module.css';

/** What may be wider than a phone, and scrolls by itself then; by the keyboard too (WCAG 1.4.10, 2.1.1). */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard scrolls what has the focus
    <section aria-label={label} tabIndex={0} className={styles.region}>
      {children}
    </section>
  );
}
