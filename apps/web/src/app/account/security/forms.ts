import 'server-only';
import { FIELD_ERRORS, pageForm } from '../../../forms/page-form';

/** Name for `isDone`: the API keys were revoked too. */
export const KEYS_REVOKED = 'revoke-keys';

/** Changes the password, and revokes all API keys if the box is ticked. */
const change = pageForm('POST /user/password', {
  keeps: ['revokeApiKeys'],
  secrets: ['currentPassword', 'newPassword'],
  messages: {
    validation_failed: FIELD_ERRORS,
    password_incorrect: { currentPassword: 'That is not your current password.' },
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

export const forms = { change };
