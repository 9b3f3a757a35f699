import { type Problem, kindOf } from '@repo/errors';
import Link from 'next/link';
import { COOKIE_CHECK } from '../forms/field-names';
import { pageContext } from '../page-context/current';
import { formMessage } from '../problems/form-message';
import { Button } from './button';
import { EmailField } from './email-field';
import { IdempotencyKey } from './idempotency-key';
import { PostponedFields } from './postponed-fields';
import styles from './form.module.css';
import { Alert } from './alert';
import { PasswordField } from './password-field';

interface Props {
  /** Path and query where the browser goes afterwards. The server checks it again. */
  returnTo: string;
  /** A form that is postponed until the sign-in, sealed (forms/draft.ts). `returnTo` is its page. */
  draft?: string | undefined;
  /** The address that was typed before. */
  email?: string | undefined;
  /** Why the last attempt failed. Shown above the fields, because it must not reveal which of them was wrong. */
  problem?: Problem | undefined;
  /** A message that replaces the problem's own words. */
  message?: string | undefined;
}

/** The sign-in form. A plain POST: with and without scripts, the response has its true status. */
export async function SignInForm({ returnTo, draft, email, problem, message }: Props) {
  const { checksCookies } = await pageContext();
  // Only this page has the postponed form, so links open a new tab.
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
      {checksCookies && <input type="hidden" name={COOKIE_CHECK} value="set" />}
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
