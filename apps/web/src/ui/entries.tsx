import type { ReactNode } from 'react';
import styles from './entries.module.css';

/** Things of a person's, each with what can be done about it. */
export function Entries({ label, children }: { label: string; children: ReactNode }) {
  return (
    // Safari takes the role from a list without markers.
    // oxlint-disable-next-line jsx-a11y/no-redundant-roles -- see above
    <ul role="list" aria-label={label} className={styles.entries}>
      {children}
    </ul>
  );
}

interface Props {
  name: string;
  /** What tells it from the others, in a word. */
  mark?: string | false;
  /** Its form. */
  action: ReactNode;
  /** What is to be known of it, a paragraph each. */
  children: ReactNode;
}

export function Entry({ name, mark, action, children }: Props) {
  return (
    <li className={styles.entry}>
      <p className={styles.name}>
        <bdi>{name}</bdi>
        {mark && <span className={styles.mark}>{mark}</span>}
      </p>
      <div className={styles.about}>{children}</div>
      <div className={styles.action}>{action}</div>
    </li>
  );
}
