import type { ReactNode } from 'react';
import styles from './scroll-region.module.css';

/** Content that may be wider than a phone. It scrolls separately, also with the keyboard (WCAG 1.4.10, 2.1.1). */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard scrolls the focused element
    <section aria-label={label} tabIndex={0} className={styles.region}>
      {children}
    </section>
  );
}
