import type { ProblemKind } from '@repo/errors';

/** A label and a sentence for each kind. The label stands beside the icon: colour alone is not enough (WCAG 1.4.1). */
export const kindWords: Record<ProblemKind, { readonly word: string; readonly sentence: string }> =
  {
    credentials: {
      word: 'Credentials needed',
      sentence:
        'The server does not know who sent the request. With valid credentials the same request may succeed.',
    },
    forbidden: {
      word: 'Not allowed',
      sentence:
        'The server knows who sent the request and refuses it. Signing in again changes nothing.',
    },
    temporary: {
      word: 'Try again later',
      sentence: 'The credentials are not the reason. The same request may succeed later.',
    },
    request: {
      word: 'Check the request',
      sentence: 'The request itself is the reason. Change it before you send it again.',
    },
  };

/** The kinds, in the order in which pages list them. */
export const kindOrder = [
  'credentials',
  'forbidden',
  'temporary',
  'request',
] as const satisfies readonly ProblemKind[];
