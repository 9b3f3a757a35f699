import { useState } from 'react';
import { ScrollRegion } from '../../../ui/scroll-region';
import { useScripted } from '../../../ui/use-scripted';
import { Button } from '../../../ui/button';
import styles from './experiment.module.css';

interface Props {
  /** The request's name in the page. */
  title: string;
  text: string;
}

/** A request as a command to copy. It holds whole credentials, so it is one long line that scrolls. */
export function CurlLine({ title, text }: Props) {
  const isScripted = useScripted();
  const [isCopied, setCopied] = useState(false);

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  }

  return (
    <div className={styles.curl}>
      <ScrollRegion label={`${title}, as a curl command`}>
        <code>{text}</code>
      </ScrollRegion>
      {isScripted && (
        <Button type="button" look="small" onClick={() => void copy()}>
          {isCopied ? 'Copied' : 'Copy'}
        </Button>
      )}
    </div>
  );
}
