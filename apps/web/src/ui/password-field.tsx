'use client';

import { useState } from 'react';
import { Field } from './field';
import type { FieldProps } from './field-frame';
import styles from './field.module.css';
import { useScripted } from './use-scripted';

interface Props extends Pick<FieldProps, 'name' | 'label' | 'error' | 'hint'> {
  autoComplete: 'current-password' | 'new-password';
}

/** A password that can be pasted and shown. The button to show it needs scripts. */
export function PasswordField(props: Props) {
  const [shown, setShown] = useState(false);
  const scripted = useScripted();
  return (
    <Field
      {...props}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      spellCheck={false}
      required
      aside={
        scripted && (
          <button
            type="button"
            className={styles.show}
            aria-controls={props.name}
            onClick={() => setShown(!shown)}
          >
            {shown ? 'Hide password' : 'Show password'}
          </button>
        )
      }
    />
  );
}
