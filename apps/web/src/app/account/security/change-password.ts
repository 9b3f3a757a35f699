import 'server-only';
import { AT_THE_FIELDS, pageForm } from '../../../forms/page-form';

/** The name by which the page says that API keys were revoked, too. */
export const KEYS_REVOKED = 'revoke-keys';

/** Changes the password, and revokes the API keys where that is ticked. Neither password is kept. */
export const changePassword = pageForm('POST /user/password', {
  keeps: ['revokeApiKeys'],
  secrets: ['currentPassword', 'newPassword'],
  says: {
    validation_failed: AT_THE_FIELDS,
    password_incorrect: { currentPassword: 'That is not your password now.' },
  },
  alsoDone: (fields) => (fields.has('revokeApiKeys') ? [KEYS_REVOKED] : []),
  request: (fields) => ({
    body: {
      currentPassword: fields.get('currentPassword') ?? '',
      newPassword: fields.get('newPassword') ?? '',
      ...(fields.has('revokeApiKeys') && { revokeApiKeys: true }),
    },
  }),
});
