import type { ReactNode } from 'react';
import styles from './entries.module.css';

/** A list of things that belong to the user, each with an action. */
export function Entries({ label, children }: { label: string; children: ReactNode }) {
  return (
    // Safari removes the role of a list without markers.
    // oxlint-disable-next-line jsx-a11y/no-redundant-roles -- see above
    <ul role="list" aria-label={label} className={styles.entries}>
      {children}
    </ul>
  );
}

interface Props {
  name: string;
  /** A word that sets it apart, such as New. */
  mark?: string | false;
  /** The form for its action. */
  action: ReactNode;
  /** Facts about it, a paragraph each. */
  children: ReactNode;
}

/** One entry of {@link Entries}. */
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
