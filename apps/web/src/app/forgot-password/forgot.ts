import 'server-only';
import { AT_THE_FIELDS, pageForm } from '../../forms/page-form';

/** Asks for a link to choose a new password. Whether the address has an account shows in its mail alone. */
export const forgot = pageForm('POST /auth/forgot-password', {
  keeps: ['email'],
  says: { validation_failed: AT_THE_FIELDS },
  request: (fields) => ({ body: { email: (fields.get('email') ?? '').trim() } }),
});
