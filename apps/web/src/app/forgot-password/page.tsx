import type { Metadata } from 'next';
import Link from 'next/link';
import { fieldState, formState } from '../../page-context/form-state';
import { Button } from '../../ui/button';
import { EmailField } from '../../ui/email-field';
import { MailSent } from '../../ui/mail-sent';
import { PostForm } from '../../ui/post-form';
import prose from '../../ui/prose.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const { outcome } = await formState('forgot');
  return { title: outcome === 'done' ? 'Check your email' : 'Forgot your password?' };
}

export default async function ForgotPasswordPage() {
  const state = await formState('forgot');
  if (state.outcome === 'done') {
    return (
      <MailSent form="forgot" page="/forgot-password">
        If an account has the address that you entered, we sent an email to it. Its link is valid
        for an hour.
      </MailSent>
    );
  }
  return (
    <div className={prose.prose}>
      <h1>Forgot your password?</h1>
      <p className={prose.lead}>
        Enter your email address. We send you a link to choose a new password.
      </p>
      <PostForm name="forgot" state={state}>
        <EmailField {...fieldState(state, 'email')} />
        <Button>Send link</Button>
      </PostForm>
      <p>
        Remembered it? <Link href="/login">Sign in</Link>
      </p>
    </div>
  );
}
