'use client';

import { useState, useSyncExternalStore } from 'react';
import { Field } from './field';
import styles from './field.module.css';

interface Props {
  name: string;
  label: string;
  autoComplete: 'current-password';
}

/** A password that can be pasted and shown. The button exists only where scripts run. */
export function PasswordField({ name, label, autoComplete }: Props) {
  const [shown, setShown] = useState(false);
  const scripted = useSyncExternalStore(never, yes, no);
  return (
    <Field
      name={name}
      label={label}
      type={shown ? 'text' : 'password'}
      autoComplete={autoComplete}
      autoCapitalize="none"
      spellCheck={false}
      required
      aside={
        scripted && (
          <button
            type="button"
            className={styles.show}
            aria-controls={name}
            onClick={() => setShown(!shown)}
          >
            {shown ? 'Hide password' : 'Show password'}
          </button>
        )
      }
    />
  );
}

const never = () => () => undefined;
const yes = () => true;
const no = () => false;
