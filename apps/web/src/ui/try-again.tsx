import { Button } from './button';
import styles from './button.module.css';
import { PostponedFields } from './postponed-fields';

interface Props {
  address: string;
  method: 'GET' | 'POST';
  /** A form that waits for a better moment. */
  draft?: string | undefined;
}

/** The same address once more, as a new document: what failed is asked anew. */
export function TryAgain({ address, method, draft }: Props) {
  if (method === 'POST') {
    return (
      <form method="post" action={address}>
        {draft && <PostponedFields draft={draft} step="retry" />}
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
