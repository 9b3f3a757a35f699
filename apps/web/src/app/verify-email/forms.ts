import 'server-only';
import { FIELD_ERRORS, pageForm } from '../../forms/page-form';

export const DEAD_LINK =
  'It was already used, is more than 24 hours old, or is incomplete. If you already have an account, sign in.';

/** Creates an account with the token of a mailed link. Mail scanners open links too, so only this form uses the token. */
const verify = pageForm('POST /auth/verify-email', {
  keeps: ['token', 'name'],
  secrets: ['password'],
  messages: { link_invalid: DEAD_LINK, validation_failed: FIELD_ERRORS },
  request: (fields) => ({
    body: {
      token: fields.get('token') ?? '',
      name: fields.get('name') ?? '',
      password: fields.get('password') ?? '',
    },
  }),
});

export const forms = { verify };
