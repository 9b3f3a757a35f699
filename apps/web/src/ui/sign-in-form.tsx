import type { Problem } from '@repo/errors';
import Link from 'next/link';
import { COOKIE_TEST } from '../forms/field-names';
import { pageContext } from '../page-context/current';
import { kindOf } from '../problems/kind-of';
import { formMessage } from '../problems/form-message';
import { Button } from './button';
import { EmailField } from './email-field';
import { IdempotencyKey } from './idempotency-key';
import { PostponedFields } from './postponed-fields';
import styles from './form.module.css';
import { Alert } from './alert';
import { PasswordField } from './password-field';

interface Props {
  /** Path and query to go on to afterwards; the server checks it again. */
  returnTo: string;
  /** A form that waits for the sign-in, sealed (forms/draft.ts); `returnTo` is its page. */
  draft?: string | undefined;
  /** The address typed before. */
  email?: string | undefined;
  /** Why the last attempt failed. Of the form, not of a field: which of the two was wrong is not told. */
  problem?: Problem | undefined;
  /** A message in place of the problem's own words. */
  message?: string | undefined;
}

/** The one form to sign in with. A plain POST: with and without scripts the answer has its true status. */
export async function SignInForm({ returnTo, draft, email, problem, message }: Props) {
  const { testsCookies } = await pageContext();
  // The waiting form is in this page only, so links open another tab.
  const beside = draft ? { target: '_blank' } : {};
  return (
    <form method="post" action={draft ? returnTo : '/login'} className={styles.form}>
      {problem && <Alert kind={kindOf(problem)}>{message ?? formMessage(problem)}</Alert>}
      {draft ? (
        <PostponedFields draft={draft} step="sign-in" />
      ) : (
        <>
          <input type="hidden" name="returnTo" value={returnTo} />
          <IdempotencyKey />
        </>
      )}
      {testsCookies && <input type="hidden" name={COOKIE_TEST} value="set" />}
      <EmailField defaultValue={email} />
      <PasswordField name="password" label="Password" autoComplete="current-password" />
      <Button>Sign in</Button>
      <p className={styles.end}>
        <Link href="/forgot-password" {...beside}>
          Forgot your password?
        </Link>
        <Link href="/register" {...beside}>
          Register
        </Link>
      </p>
    </form>
  );
}
