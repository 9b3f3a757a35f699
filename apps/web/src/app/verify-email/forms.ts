import 'server-only';
import { FIELD_ERRORS, pageForm } from '../../forms/page-form';

export const DEAD_LINK =
  'It was already used, is more than 24 hours old, or is incomplete. If you already have an account, sign in.';

/** Makes an account. Programs that look at mail open its links too: only this, which they do not send, uses one up. */
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
