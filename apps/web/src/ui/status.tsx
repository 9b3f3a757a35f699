import type { ReactNode } from 'react';
import styles from './status.module.css';

/** The outcome of a form. An `output` has the role status, so screen readers read it (WCAG 4.1.3). */
export function Status({ children }: { children: ReactNode }) {
  return <output className={styles.status}>{children}</output>;
}
