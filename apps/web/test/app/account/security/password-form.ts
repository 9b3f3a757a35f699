import { formNamed } from '../../../support/forms';
import type { Visitor } from '../../../support/visitor';
import type { Web } from '../../../support/web';

export const ADDRESS = '/account/security';
export const PASSWORDS = {
  currentPassword: 'the one until now',
  newPassword: 'the one from now on',
};

/** Signs in and opens the form that changes the password. */
export async function openPasswordForm(web: Web): Promise<{ visitor: Visitor; html: string }> {
  const visitor = web.visitor();
  await visitor.signIn();
  const html = formNamed(await (await visitor.get(ADDRESS)).text(), 'change');
  web.api.seen.length = 0;
  return { visitor, html };
}
