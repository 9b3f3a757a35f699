import styles from './button.module.css';

/** The same address once more, as a new document: what failed is asked anew. */
export function TryAgain({ address }: { address: string }) {
  return (
    <a href={address} className={styles.button}>
      Try again
    </a>
  );
}
