import 'server-only';
import { FIELD_ERRORS, pageForm } from '../../forms/page-form';

/** Requests an account. The response does not reveal whether the address already has one. Only the mail does. */
const register = pageForm('POST /auth/register', {
  keeps: ['email'],
  messages: { validation_failed: FIELD_ERRORS },
  request: (fields) => ({ body: { email: (fields.get('email') ?? '').trim() } }),
});

export const forms = { register };
