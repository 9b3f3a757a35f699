import { Fragment } from 'react';
import styles from './login.module.css';

const accounts = [
  ['User', 'user@example.com'],
  ['Administrator', 'admin@example.com'],
  ['Password', 'correct horse battery staple'],
] as const;

/** The demo accounts, which a development database has unless SEED_DEMO is off. */
export function DemoAccounts() {
  return (
    <aside className={styles.demo} aria-labelledby="demo">
      <h2 id="demo">Demo accounts</h2>
      <p>They exist in development only.</p>
      <dl>
        {accounts.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </Fragment>
        ))}
      </dl>
    </aside>
  );
}
