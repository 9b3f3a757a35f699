import type { FieldProps } from './field-frame';
import { PasswordField } from './password-field';

/** A field for a new password. The API decides which passwords are good enough; the hint gives the API's first rule. */
export function NewPasswordField(props: Pick<FieldProps, 'name' | 'label' | 'error'>) {
  return (
    <PasswordField
      {...props}
      autoComplete="new-password"
      hint="15 characters or more. A few words with spaces are fine."
    />
  );
}
