import styles from './login.module.css';

/** The accounts that a development database is seeded with unless SEED_DEMO says otherwise. */
export function DemoAccounts() {
  return (
    <aside className={styles.demo} aria-labelledby="demo">
      <h2 id="demo">To try it</h2>
      <p>Two accounts that exist in development only.</p>
      <dl>
        <dt>Sees the account</dt>
        <dd>
          <code>user@example.com</code>
        </dd>
        <dt>Sees the administration too</dt>
        <dd>
          <code>admin@example.com</code>
        </dd>
        <dt>Password of both</dt>
        <dd>
          <code>correct horse battery staple</code>
        </dd>
      </dl>
    </aside>
  );
}
