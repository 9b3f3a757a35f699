import type { ReactNode } from 'react';
import styles from './field.module.css';

export interface FieldProps {
  name: string;
  label: string;
  error?: string | undefined;
  /** What to know before typing. */
  hint?: string | undefined;
  /** Something beside the label, such as the button that shows a password. */
  aside?: ReactNode;
}

/** A label and a hint above the control, and below it what is wrong (WCAG 3.3.1, 3.3.2). */
export function FieldFrame({
  name,
  label,
  error,
  hint,
  aside,
  children,
}: FieldProps & { children: ReactNode }) {
  return (
    <div className={styles.field}>
      <div className={styles.top}>
        <label htmlFor={name}>{label}</label>
        {aside}
      </div>
      {hint && (
        <p id={`${name}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p id={`${name}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  );
}

type Ties = Pick<FieldProps, 'name' | 'error' | 'hint'>;

/** What ties a control to its label, its hint and its error. */
export const controlProps = ({ name, error, hint }: Ties) => ({
  id: name,
  name,
  className: styles.input,
  // The page came back for this field (WCAG 3.3.1).
  autoFocus: Boolean(error),
  'aria-invalid': error ? true : undefined,
  'aria-describedby': describedBy(error && `${name}-error`, hint && `${name}-hint`),
});

const describedBy = (...ids: readonly (string | undefined)[]) =>
  ids.filter(Boolean).join(' ') || undefined;
