/** What the form of the name shows: the text in the field, and how the last attempt went. */
export type RenameState =
  | { readonly outcome: 'untouched' | 'saved'; readonly name: string }
  | { readonly outcome: 'refused'; readonly name: string; readonly message: string };
