import type { ReactNode } from 'react';
import styles from './facts.module.css';

interface Props {
  facts: readonly (readonly [name: string, value: ReactNode])[];
  code?: boolean;
}

/** A list of names and values. `code`: the names are set as code. */
export function Facts({ facts, code = false }: Props) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{code ? <code>{name}</code> : name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
