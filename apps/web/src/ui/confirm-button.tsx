import { Button, buttonLook } from './button';
import styles from './confirm-button.module.css';

interface Props {
  verb: string;
  /** What it is done to. */
  what: string;
}

/** A button for what nothing brings back: it takes a second press, with and without scripts (WCAG 3.3.4). */
export function ConfirmButton({ verb, what }: Props) {
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
