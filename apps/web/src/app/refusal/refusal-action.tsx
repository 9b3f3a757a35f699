import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Refusal } from '../../door/refusal';
import type { Kind } from '@repo/errors';
import { kindOf } from '../../problems/kind-of';
import { Actions, ButtonLink } from '../../ui/button';
import { SignInForm } from '../../ui/sign-in-form';
import { TryAgain } from '../../ui/try-again';

const byKind: Record<Kind, (refusal: Refusal) => ReactNode> = {
  credentials: ({ address, kept }) => <SignInForm returnTo={address} email={kept['email']} />,
  forbidden: ({ address }) => (
    <Actions>
      <ButtonLink href="/account">Go to your account</ButtonLink>
      <Link href={`/login?returnTo=${encodeURIComponent(address)}`}>Sign in as somebody else</Link>
    </Actions>
  ),
  'not-now': ({ address }) => <TryAgain address={address} />,
  request: () => <ButtonLink href="/">Go to the start page</ButtonLink>,
};

/** The one main action that a kind of no leads to. */
export function RefusalAction({ refusal }: { refusal: Refusal }) {
  return byKind[kindOf(refusal.problem)](refusal);
}
