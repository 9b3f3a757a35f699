import type { DataOf } from '@repo/api-client';
import { settings } from '../../../settings';
import { FieldFrame } from '../../../ui/field-frame';
import field from '../../../ui/field.module.css';
import styles from './api-keys.module.css';
import { exampleFor } from './example';

/** A key that was just made, to copy: nobody can show it again. */
export function MadeKey({ made: { key, name, scopes } }: { made: DataOf<'POST /api-keys'> }) {
  return (
    <section aria-labelledby="made-heading" className={styles.made} data-work>
      <h2 id="made-heading">
        Your new key: <bdi>{name}</bdi>
      </h2>
      <p>
        Copy it now. It is shown this once: we keep only a hash of it, so nobody can show it again.
      </p>
      <FieldFrame name="key" label="The key">
        <textarea
          id="key"
          readOnly
          rows={2}
          value={key}
          spellCheck={false}
          className={`${field.input} ${styles.key}`}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page is shown for this, once
          autoFocus
        />
      </FieldFrame>
      <p>A program sends it with each request:</p>
      <pre className={styles.example}>
        <code>{exampleFor(key, scopes, settings().API_ORIGIN)}</code>
      </pre>
    </section>
  );
}
