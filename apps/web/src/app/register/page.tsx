import type { Metadata } from 'next';
import Link from 'next/link';
import { formState } from '../../handover/form-state';
import { MailSent } from '../../ui/mail-sent';
import prose from '../../ui/prose.module.css';
import { register } from './register';
import { RegisterForm } from './register-form';

const titles = { done: 'Read your mail', refused: 'Not registered yet', drafted: 'Register' };

/** A page that came back says so first, also to readers aloud. */
export async function generateMetadata(): Promise<Metadata> {
  const { outcome } = await formState('register', register);
  return { title: outcome ? titles[outcome] : 'Register' };
}

export default async function RegisterPage() {
  const state = await formState('register', register);
  if (state.outcome === 'done') {
    return (
      <MailSent form="register" page="/register">
        A mail is on its way to the address you gave. It says how to go on, within 24 hours.
      </MailSent>
    );
  }
  return (
    <div className={prose.prose}>
      <h1>Register</h1>
      <RegisterForm state={state} />
      <p>
        Have an account? <Link href="/login">Sign in</Link>
      </p>
    </div>
  );
}
