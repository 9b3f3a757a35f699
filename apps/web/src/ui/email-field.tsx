import { Field } from './field';

interface Props {
  /** The address typed before, so that nobody types it twice (WCAG 3.3.7). */
  defaultValue?: string | undefined;
  error?: string | undefined;
}

/** The e-mail address of an account, which a password manager keeps the password by. */
export function EmailField(props: Props) {
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
