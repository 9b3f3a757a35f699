import 'server-only';
import { pageForm } from '../../forms/page-form';

export const DEAD_LINK =
  'It was used before, is older than 24 hours, or part of it is missing. If your address is confirmed already, sign in.';

/** Confirms an address. Programs that look at mail open its links too: only this, which they do not send, uses one up. */
export const verify = pageForm('POST /auth/verify-email', {
  keeps: ['token'],
  says: { link_invalid: DEAD_LINK, validation_failed: DEAD_LINK },
  request: (fields) => ({ body: { token: fields.get('token') ?? '' } }),
});
