import type { ComponentProps, ReactNode } from 'react';
import styles from './field.module.css';

interface Props extends Omit<ComponentProps<'input'>, 'className' | 'id'> {
  name: string;
  label: string;
  error?: string | undefined;
  /** Something beside the label, such as the button that shows a password. */
  aside?: ReactNode;
}

/** A labelled input that names its own error (WCAG 3.3.1, 3.3.2). */
export function Field({ name, label, error, aside, ...input }: Props) {
  return (
    <div className={styles.field}>
      <div className={styles.top}>
        <label htmlFor={name}>{label}</label>
        {aside}
      </div>
      <input
        {...input}
        id={name}
        name={name}
        className={styles.input}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page came back for this field (WCAG 3.3.1)
        autoFocus={Boolean(error)}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      />
      {error && (
        <p id={`${name}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  );
}
