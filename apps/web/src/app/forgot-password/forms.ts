import 'server-only';
import { FIELD_ERRORS, pageForm } from '../../forms/page-form';

/** Asks for a link to choose a new password. Whether the address has an account shows in its mail alone. */
const forgot = pageForm('POST /auth/forgot-password', {
  keeps: ['email'],
  messages: { validation_failed: FIELD_ERRORS },
  request: (fields) => ({ body: { email: (fields.get('email') ?? '').trim() } }),
});

export const forms = { forgot };
