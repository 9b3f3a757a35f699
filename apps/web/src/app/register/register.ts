import 'server-only';
import { AT_THE_FIELDS, pageForm } from '../../forms/page-form';

/** Asks for an account. What comes of it is in the mail alone: the answer does not tell whether the address has one. */
export const register = pageForm('POST /auth/register', {
  keeps: ['email'],
  says: { validation_failed: AT_THE_FIELDS },
  request: (fields) => ({ body: { email: (fields.get('email') ?? '').trim() } }),
});
