import type { ComponentProps } from 'react';
import { Field } from './field';

/** The email address of an account, under which a password manager stores the password. */
export function EmailField(props: Pick<ComponentProps<typeof Field>, 'defaultValue' | 'error'>) {
  return (
    <Field
      {...props}
      name="email"
      label="Email address"
      type="email"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      required
    />
  );
}
