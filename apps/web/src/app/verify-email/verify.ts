import 'server-only';
import { pageForm } from '../../forms/page-form';

const DEAD = 'This link does not work.';

/** Confirms an address. Programs that look at mail open its links too: only this, which they do not send, uses one up. */
export const verify = pageForm('POST /auth/verify-email', {
  keeps: ['token'],
  says: { link_invalid: DEAD, validation_failed: DEAD },
  request: (fields) => ({ body: { token: fields.get('token') ?? '' } }),
});
