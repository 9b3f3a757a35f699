import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Refusal } from '../../page-context/page-context';
import type { Code, Kind } from '@repo/errors';
import { kindOf } from '../../problems/kind-of';
import { settings } from '../../settings';
import { Actions, buttonLook, ButtonLink } from '../../ui/button';
import { ConfirmForm } from '../../ui/confirm-form';
import { SignInForm } from '../../ui/sign-in-form';
import { TryAgain } from '../../ui/try-again';

/** A kind that leads nowhere does not compile. */
export const actionByKind: Record<Kind, (refusal: Refusal) => ReactNode> = {
  credentials: (refusal) =>
    refusal.problem.code === 'step_up_required' ? (
      <Confirm {...refusal} />
    ) : (
      <SignIn {...refusal} />
    ),
  forbidden: ({ address }) => <OtherPerson address={address} />,
  'not-now': ({ address, again, draft }) => (
    <TryAgain address={address} method={again} draft={draft} />
  ),
  request: (refusal) => (actionByCode[refusal.problem.code] ?? Start)(refusal),
};

/** What a form of ours can be refused for. */
const actionByCode: Partial<Record<Code, (refusal: Refusal) => ReactNode>> = {
  password_incorrect: Confirm,
  // The password that was given once more is none.
  validation_failed: Confirm,
  // Whoever filled the form in has to come back.
  conflict: (refusal) => (refusal.draft ? <SignIn {...refusal} /> : <ToTheForm {...refusal} />),
  content_too_large: ToTheForm,
  csrf_rejected: RightAddress,
};

function SignIn({ address, kept, draft }: Refusal) {
  return <SignInForm returnTo={address} draft={draft} email={kept['email']} />;
}

function Confirm({ address, draft }: Refusal) {
  return draft ? <ConfirmForm address={address} draft={draft} /> : <ToTheForm address={address} />;
}

function ToTheForm({ address }: Pick<Refusal, 'address'>) {
  return <ButtonLink href={address}>Go back to the form</ButtonLink>;
}

/** The same page at the configured address, as a new document of that origin. */
function RightAddress({ address, again }: Refusal) {
  const right = new URL(again === 'GET' ? address : '/', settings().WEB_ORIGIN);
  return (
    <a href={right.href} className={buttonLook('main')}>
      Open it at {right.host}
    </a>
  );
}

function Start() {
  return <ButtonLink href="/">Go to the start page</ButtonLink>;
}

const OtherPerson = ({ address }: { address: string }) => (
  <Actions>
    <ButtonLink href="/account">Go to your account</ButtonLink>
    <Link href={`/login?returnTo=${encodeURIComponent(address)}`}>Sign in as somebody else</Link>
  </Actions>
);

/** The one main action that a kind of no leads to. */
export function RefusalAction({ refusal }: { refusal: Refusal }) {
  return actionByKind[kindOf(refusal.problem)](refusal);
}
