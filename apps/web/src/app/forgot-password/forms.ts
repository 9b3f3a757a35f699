import 'server-only';
import { FIELD_ERRORS, pageForm } from '../../forms/page-form';

/** Requests a link to choose a new password. The response does not reveal whether the address has an account. */
const forgot = pageForm('POST /auth/forgot-password', {
  keeps: ['email'],
  messages: { validation_failed: FIELD_ERRORS },
  request: (fields) => ({ body: { email: (fields.get('email') ?? '').trim() } }),
});

export const forms = { forgot };
