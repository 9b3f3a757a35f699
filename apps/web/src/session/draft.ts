import 'server-only';

/** The name that this person typed into a form whose session had ended, to fill the form in again; or undefined. */
export function draftedName(): Promise<string | undefined> {
  return Promise.resolve(undefined);
}
