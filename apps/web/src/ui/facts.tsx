import type { ReactNode } from 'react';
import styles from './facts.module.css';

interface Props {
  facts: readonly (readonly [name: string, value: ReactNode])[];
  code?: boolean;
}

/** Names and values, a line each. `code`: the names are as on the wire. */
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
