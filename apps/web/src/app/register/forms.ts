import 'server-only';
import { FIELD_ERRORS, pageForm } from '../../forms/page-form';

/** Asks for an account. What comes of it is in the mail alone: the answer does not tell whether the address has one. */
const register = pageForm('POST /auth/register', {
  keeps: ['email'],
  messages: { validation_failed: FIELD_ERRORS },
  request: (fields) => ({ body: { email: (fields.get('email') ?? '').trim() } }),
});

export const forms = { register };
