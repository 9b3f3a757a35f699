import { Button } from './button';
import styles from './button.module.css';
import { PostponedFields } from './postponed-fields';

interface Props {
  address: string;
  method: 'GET' | 'POST';
  /** A form that is postponed, sealed. */
  draft?: string | undefined;
}

/** A button that requests the same address again, as a new document. */
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
