import styles from './login.module.css';

/** The accounts that a development database is seeded with unless SEED_DEMO says otherwise. */
export function DemoAccounts() {
  return (
    <aside className={styles.demo} aria-labelledby="demo">
      <h2 id="demo">Demo accounts</h2>
      <p>They exist in development only.</p>
      <dl>
        <dt>User</dt>
        <dd>
          <code>user@example.com</code>
        </dd>
        <dt>Administrator</dt>
        <dd>
          <code>admin@example.com</code>
        </dd>
        <dt>Password</dt>
        <dd>
          <code>correct horse battery staple</code>
        </dd>
      </dl>
    </aside>
  );
}
