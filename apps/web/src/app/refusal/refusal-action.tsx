import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Refusal } from '../../handover/handover';
import type { Code, Kind } from '@repo/errors';
import { kindOf } from '../../problems/kind-of';
import { Actions, ButtonLink } from '../../ui/button';
import { SignInForm } from '../../ui/sign-in-form';
import { TryAgain } from '../../ui/try-again';

/** A kind that leads nowhere does not compile. */
export const actionByKind: Record<Kind, (refusal: Refusal) => ReactNode> = {
  credentials: ({ address, kept }) => <SignInForm returnTo={address} email={kept['email']} />,
  forbidden: ({ address }) => <OtherPerson address={address} />,
  'not-now': ({ address, again }) => <TryAgain address={address} method={again} />,
  request: ({ problem, address }) =>
    ON_THE_FORM.has(problem.code) ? <ToTheForm address={address} /> : <Start />,
};

/** What a form of ours was refused for. Its page is at the same address. */
const ON_THE_FORM: ReadonlySet<Code> = new Set(['content_too_large', 'conflict']);

const ToTheForm = ({ address }: { address: string }) => (
  <ButtonLink href={address}>Go back to the form</ButtonLink>
);

const Start = () => <ButtonLink href="/">Go to the start page</ButtonLink>;

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
