/** Tells password managers which account the form's password belongs to. Nobody sees it (WHATWG HTML, `username`). */
export function UsernameField({ email }: { email: string }) {
  return (
    <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
  );
}
