import type { Metadata } from 'next';
import Link from 'next/link';
import { fieldState, formState } from '../../page-context/form-state';
import { Button } from '../../ui/button';
import { EmailField } from '../../ui/email-field';
import { MailSent } from '../../ui/mail-sent';
import { PostForm } from '../../ui/post-form';
import prose from '../../ui/prose.module.css';

const titles = { done: 'Check your email', refused: 'Not registered yet', restored: 'Register' };

/** After a submission the title says how it went, because screen readers read it first. */
export async function generateMetadata(): Promise<Metadata> {
  const { outcome } = await formState('register');
  return { title: outcome ? titles[outcome] : 'Register' };
}

export default async function RegisterPage() {
  const state = await formState('register');
  if (state.outcome === 'done') {
    return (
      <MailSent form="register" page="/register">
        We sent an email to the address that you entered. Its link is valid for 24 hours.
      </MailSent>
    );
  }
  return (
    <div className={prose.prose}>
      <h1>Register</h1>
      <p className={prose.lead}>
        Enter your email address. We send you a link to choose your name and password.
      </p>
      <PostForm name="register" state={state}>
        <EmailField {...fieldState(state, 'email')} />
        <Button>Send link</Button>
      </PostForm>
      <p>
        Have an account? <Link href="/login">Sign in</Link>
      </p>
    </div>
  );
}
