import type { Kind } from '@repo/errors';

/** What the form of the name shows: the text in the field, and how the last attempt went. */
export type RenameState =
  | { readonly outcome: 'untouched' | 'drafted' | 'saved'; readonly name: string }
  /** The text itself will not do. */
  | { readonly outcome: 'invalid'; readonly name: string; readonly message: string }
  /** It was not for the text. */
  | {
      readonly outcome: 'refused';
      readonly name: string;
      readonly message: string;
      readonly kind: Kind;
    };
