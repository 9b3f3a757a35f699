import type { ReactNode } from 'react';
import styles from './description-list.module.css';

interface Props {
  items: readonly (readonly [name: string, value: ReactNode])[];
  code?: boolean;
}

/** A list of names and values. `code`: the names are set as code. */
export function DescriptionList({ items, code = false }: Props) {
  return (
    <dl className={styles.list}>
      {items.map(([name, value]) => (
        <div key={name}>
          <dt>{code ? <code>{name}</code> : name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
