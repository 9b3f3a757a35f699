import type { DataOf } from '@repo/api-client';
import { settings } from '../../../settings';
import { FieldFrame } from '../../../ui/field-frame';
import styles from './api-keys.module.css';
import { exampleFor } from './example';

/** A new key, to copy. It cannot be shown again. */
export function NewKey({ newKey: { key, name, scopes } }: { newKey: DataOf<'POST /api-keys'> }) {
  return (
    <section aria-labelledby="new-key-heading" className={styles.newKey} data-work>
      <h2 id="new-key-heading">
        New API key: <bdi>{name}</bdi>
      </h2>
      <p>Copy it now: it cannot be shown again, because we store only a hash of it.</p>
      <FieldFrame name="key" label="API key">
        <textarea
          id="key"
          readOnly
          rows={2}
          value={key}
          spellCheck={false}
          className={styles.key}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page shows this, once
          autoFocus
        />
      </FieldFrame>
      <p>Send it with each request:</p>
      <pre className={styles.example}>
        <code>{exampleFor(key, scopes, settings().API_ORIGIN)}</code>
      </pre>
    </section>
  );
}
