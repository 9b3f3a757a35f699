import type { Kind } from '@repo/errors';

interface KindWords {
  /** Stands beside the sign, so that colour never speaks alone. */
  readonly word: string;
  /** The same in one sentence. */
  readonly sentence: string;
}

export const kindWords: Record<Kind, KindWords> = {
  credentials: {
    word: 'Come back with credentials',
    sentence:
      'The server does not know who is asking. The same request with credentials may succeed.',
  },
  forbidden: {
    word: 'We know you, and no',
    sentence: 'The server has understood who asks for what. Signing in again changes nothing.',
  },
  'not-now': {
    word: 'Not now',
    sentence: 'Nothing is wrong with who you are. The same request may succeed later.',
  },
  request: {
    word: 'Ask differently',
    sentence: 'The request itself stands in the way, whoever sends it.',
  },
};

/** The order in which pages list the kinds. */
export const kindOrder = [
  'credentials',
  'forbidden',
  'not-now',
  'request',
] as const satisfies readonly Kind[];
