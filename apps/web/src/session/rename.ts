'use server';
import type { RenameState } from './rename-state';

/** Server Action of the name form on /account (field `name`). */
// oxlint-disable-next-line typescript/require-await -- a Server Action is async
export async function rename(_before: RenameState, form: FormData): Promise<RenameState> {
  const name = form.get('name');
  return { outcome: 'untouched', name: typeof name === 'string' ? name : '' };
}
