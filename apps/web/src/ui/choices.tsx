import type { ReactNode } from 'react';
import styles from './choices.module.css';
import { FieldError } from './field-frame';

interface Props {
  name: string;
  label: string;
  choices: readonly { readonly value: string; readonly label: ReactNode }[];
  chosen: readonly string[];
  error?: string | undefined;
}

/** A group of checkboxes. */
export function Choices({ name, label, choices, chosen, error }: Props) {
  return (
    <fieldset className={styles.choices} aria-describedby={error && `${name}-error`}>
      <legend>{label}</legend>
      {choices.map((choice, index) => (
        <label key={choice.value}>
          <input
            type="checkbox"
            name={name}
            value={choice.value}
            defaultChecked={chosen.includes(choice.value)}
            aria-invalid={error ? true : undefined}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the form came back because of these (WCAG 3.3.1)
            autoFocus={Boolean(error) && index === 0}
          />
          <span>{choice.label}</span>
        </label>
      ))}
      <FieldError name={name} error={error} />
    </fieldset>
  );
}
