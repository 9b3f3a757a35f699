import type { ReactNode } from 'react';
import styles from './field.module.css';

export interface FieldProps {
  name: string;
  label: string;
  error?: string | undefined;
  /** Something beside the label, such as the button that shows a password. */
  aside?: ReactNode;
}

/** A label above its control, and below it what is wrong (WCAG 3.3.1, 3.3.2). */
export function FieldFrame({
  name,
  label,
  error,
  aside,
  children,
}: FieldProps & { children: ReactNode }) {
  return (
    <div className={styles.field}>
      <div className={styles.top}>
        <label htmlFor={name}>{label}</label>
        {aside}
      </div>
      {children}
      {error && (
        <p id={`${name}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  );
}

/** What ties a control to its label and to its error. */
export const controlProps = ({ name, error }: Pick<FieldProps, 'name' | 'error'>) => ({
  id: name,
  name,
  className: styles.input,
  // The page came back for this field (WCAG 3.3.1).
  autoFocus: Boolean(error),
  'aria-invalid': error ? true : undefined,
  'aria-describedby': error ? `${name}-error` : undefined,
});
