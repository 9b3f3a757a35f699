import type { ReactNode } from 'react';
import styles from './status.module.css';

/** What went well, told without moving the focus: an `output` has the role status (WCAG 4.1.3). */
export function Status({ children }: { children: ReactNode }) {
  return <output className={styles.status}>{children}</output>;
}
