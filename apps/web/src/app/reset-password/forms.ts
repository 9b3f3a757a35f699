import 'server-only';
import { FIELD_ERRORS, pageForm } from '../../forms/page-form';

export const DEAD_LINK = 'It was already used, is more than an hour old, or is incomplete.';

/** Sets a new password with the token of a mailed link. */
const reset = pageForm('POST /auth/reset-password', {
  keeps: ['token'],
  secrets: ['password'],
  messages: { link_invalid: DEAD_LINK, validation_failed: FIELD_ERRORS },
  request: (fields) => ({
    body: { token: fields.get('token') ?? '', password: fields.get('password') ?? '' },
  }),
});

export const forms = { reset };
