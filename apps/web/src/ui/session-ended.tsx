import styles from './site.module.css';

/** Says, in a tab with work in it, that the session ended in another (browser/session.ts shows it). */
export function SessionEnded() {
  return (
    <p id="session-ended" role="alert" hidden className={styles.ended}>
      Your session has ended. What you typed here is kept:{' '}
      <a href="/login" target="_blank">
        sign in in a new tab
      </a>
      .
    </p>
  );
}
