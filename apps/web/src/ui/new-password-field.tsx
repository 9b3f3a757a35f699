import type { FieldProps } from './field-frame';
import { PasswordField } from './password-field';

/** A password to choose. Which ones will do the API says; the hint is what people have to know to choose one at once. */
export function NewPasswordField(props: Pick<FieldProps, 'name' | 'label' | 'error'>) {
  return (
    <PasswordField
      {...props}
      autoComplete="new-password"
      hint="15 characters or more. A few words with spaces are fine."
    />
  );
}
