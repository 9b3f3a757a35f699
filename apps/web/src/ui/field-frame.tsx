import type { ReactNode } from 'react';
import styles from './field.module.css';

export interface FieldProps {
  name: string;
  label: string;
  error?: string | undefined;
  /** What to know before typing. */
  hint?: string | undefined;
  /** Something beside the label, such as a button that shows the password. */
  aside?: ReactNode;
}

/** A label and a hint above a control, and its error below (WCAG 3.3.1, 3.3.2). */
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
      <FieldError name={name} error={error} />
    </div>
  );
}

/** The error of a field. */
export const FieldError = ({ name, error }: Pick<FieldProps, 'name' | 'error'>) =>
  error && (
    <p id={`${name}-error`} className={styles.error}>
      {error}
    </p>
  );

type Connected = Pick<FieldProps, 'name' | 'error' | 'hint'>;

/** Properties that connect a control to its label, hint and error. */
export const controlProps = ({ name, error, hint }: Connected) => ({
  id: name,
  name,
  // The form came back because of this field (WCAG 3.3.1).
  autoFocus: Boolean(error),
  'aria-invalid': error ? true : undefined,
  'aria-describedby': describedBy(error && `${name}-error`, hint && `${name}-hint`),
});

const describedBy = (...ids: readonly (string | undefined)[]) =>
  ids.filter(Boolean).join(' ') || undefined;
