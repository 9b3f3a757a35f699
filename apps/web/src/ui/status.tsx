import type { ReactNode } from 'react';
import styles from './status.module.css';

/** How it went, in the form that it is about: an `output` has the role status (WCAG 4.1.3). */
export function Status({ children }: { children: ReactNode }) {
  return <output className={styles.status}>{children}</output>;
}
