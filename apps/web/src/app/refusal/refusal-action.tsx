import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Postponed, RefusedRequest } from '../../page-context/page-context';
import { type Code, type ProblemKind, kindOf } from '@repo/errors';
import type { Step } from '../../forms/draft';
import { settings } from '../../settings';
import { Actions, buttonLook, ButtonLink } from '../../ui/button';
import { ConfirmForm } from '../../ui/confirm-form';
import { SignInForm } from '../../ui/sign-in-form';
import { TryAgain } from '../../ui/try-again';

/** The main action of each kind of error. A kind without one does not compile. */
export const actionByKind: Record<ProblemKind, (refusal: RefusedRequest) => ReactNode> = {
  credentials: ({ problem, address }) =>
    problem.code === 'step_up_required' ? (
      <BackToForm address={address} />
    ) : (
      <SignInForm returnTo={address} />
    ),
  forbidden: OtherAccount,
  temporary: ({ address, retryMethod }) => <TryAgain address={address} method={retryMethod} />,
  request: (refusal) => (actionByCode[refusal.problem.code] ?? StartPage)(refusal),
};

const actionByCode: Partial<Record<Code, (refusal: RefusedRequest) => ReactNode>> = {
  content_too_large: BackToForm,
  csrf_rejected: ConfiguredAddress,
};

type PostponedForm = Pick<RefusedRequest, 'address'> & Pick<Postponed, 'draft'>;

/** The main action of a postponed form, by what it waits for. */
const actionByStep: Record<Step, (form: PostponedForm) => ReactNode> = {
  'sign-in': ({ address, draft }) => <SignInForm returnTo={address} draft={draft} />,
  confirm: (form) => <ConfirmForm {...form} />,
  retry: (form) => <TryAgain {...form} method="POST" />,
};

function BackToForm({ address }: Pick<RefusedRequest, 'address'>) {
  return <ButtonLink href={address}>Go back to the form</ButtonLink>;
}

/** Links to the same page at the configured origin. Uses `<a>`, not `Link`, because the origin differs. */
function ConfiguredAddress({ address, retryMethod }: RefusedRequest) {
  const right = new URL(retryMethod === 'GET' ? address : '/', settings().WEB_ORIGIN);
  return (
    <a href={right.href} className={buttonLook('main')}>
      Open it at {right.host}
    </a>
  );
}

function StartPage() {
  return <ButtonLink href="/">Go to the start page</ButtonLink>;
}

function OtherAccount({ address }: Pick<RefusedRequest, 'address'>) {
  return (
    <Actions>
      <ButtonLink href="/account">Go to your account</ButtonLink>
      <Link href={`/login?returnTo=${encodeURIComponent(address)}`}>
        Sign in with another account
      </Link>
    </Actions>
  );
}

/** The main action on the page of a refused request. */
export function RefusalAction({ refusal }: { refusal: RefusedRequest }) {
  const { problem, address, postponed } = refusal;
  if (postponed) return actionByStep[postponed.step]({ address, draft: postponed.draft });
  return actionByKind[kindOf(problem)](refusal);
}
