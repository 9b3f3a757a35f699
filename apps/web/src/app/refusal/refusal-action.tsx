import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Postponed, Refusal } from '../../page-context/page-context';
import type { Code, Kind } from '@repo/errors';
import type { Step } from '../../forms/draft';
import { kindOf } from '../../problems/kind-of';
import { settings } from '../../settings';
import { Actions, buttonLook, ButtonLink } from '../../ui/button';
import { ConfirmForm } from '../../ui/confirm-form';
import { SignInForm } from '../../ui/sign-in-form';
import { TryAgain } from '../../ui/try-again';

/** A kind without an action does not compile. */
export const actionByKind: Record<Kind, (refusal: Refusal) => ReactNode> = {
  credentials: ({ problem, address }) =>
    problem.code === 'step_up_required' ? (
      <ToTheForm address={address} />
    ) : (
      <SignInForm returnTo={address} />
    ),
  forbidden: OtherAccount,
  'not-now': ({ address, again }) => <TryAgain address={address} method={again} />,
  request: (refusal) => (actionByCode[refusal.problem.code] ?? Start)(refusal),
};

const actionByCode: Partial<Record<Code, (refusal: Refusal) => ReactNode>> = {
  content_too_large: ToTheForm,
  csrf_rejected: RightAddress,
};

type Waiting = Pick<Refusal, 'address'> & Pick<Postponed, 'draft'>;

/** What a form in the page waits for. */
const actionByStep: Record<Step, (waiting: Waiting) => ReactNode> = {
  'sign-in': ({ address, draft }) => <SignInForm returnTo={address} draft={draft} />,
  confirm: (waiting) => <ConfirmForm {...waiting} />,
  retry: (waiting) => <TryAgain {...waiting} method="POST" />,
};

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

function OtherAccount({ address }: Pick<Refusal, 'address'>) {
  return (
    <Actions>
      <ButtonLink href="/account">Go to your account</ButtonLink>
      <Link href={`/login?returnTo=${encodeURIComponent(address)}`}>
        Sign in with another account
      </Link>
    </Actions>
  );
}

/** The one main action of a refusal. */
export function RefusalAction({ refusal }: { refusal: Refusal }) {
  const { problem, address, postponed } = refusal;
  if (postponed) return actionByStep[postponed.step]({ address, draft: postponed.draft });
  return actionByKind[kindOf(problem)](refusal);
}
