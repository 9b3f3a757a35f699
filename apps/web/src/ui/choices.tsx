import type { ReactNode } from 'react';
import styles from './choices.module.css';
import field from './field.module.css';

interface Props {
  name: string;
  label: string;
  choices: readonly { readonly value: string; readonly label: ReactNode }[];
  chosen: readonly string[];
  error?: string | undefined;
}

/** A choice of several, each a box to tick. */
export function Choices({ name, label, choices, chosen, error }: Props) {
  return (
    <fieldset className={styles.choices} aria-describedby={error && `${name}-error`}>
      <legend>{label}</legend>
      {choices.map((choice, place) => (
        <label key={choice.value}>
          <input
            type="checkbox"
            name={name}
            value={choice.value}
            defaultChecked={chosen.includes(choice.value)}
            aria-invalid={error ? true : undefined}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page came back for these (WCAG 3.3.1)
            autoFocus={Boolean(error) && place === 0}
          />
          <span>{choice.label}</span>
        </label>
      ))}
      {error && (
        <p id={`${name}-error`} className={field.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
