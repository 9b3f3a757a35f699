import styles from './site.module.css';

/** A message for a tab with unsaved work when the session ended in another tab (browser/session.ts shows it). */
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
