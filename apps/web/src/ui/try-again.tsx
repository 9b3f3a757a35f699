import { Button } from './button';
import styles from './button.module.css';

/** The same address once more, as a new document: what failed is asked anew. */
export function TryAgain({ address, method }: { address: string; method: 'GET' | 'POST' }) {
  if (method === 'POST') {
    return (
      <form method="post" action={address}>
        <Button>Try again</Button>
      </form>
    );
  }
  return (
    <a href={address} className={styles.button}>
      Try again
    </a>
  );
}
