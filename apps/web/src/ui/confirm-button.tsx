import { Button, buttonLook } from './button';
import styles from './confirm-button.module.css';

/**
 * A button for an action that cannot be undone. It takes a second press, with and without scripts (WCAG 3.3.4). `what`
 * completes its accessible name.
 */
export function ConfirmButton({ verb, what }: { verb: string; what: string }) {
  return (
    <details className={styles.confirm}>
      <summary className={buttonLook('small')} aria-label={`${verb}: ${what}`}>
        {verb}
      </summary>
      <Button look="small" aria-label={`${verb} permanently: ${what}`}>
        {verb} permanently
      </Button>
    </details>
  );
}
