import 'server-only';
import { FIELD_ERRORS, pageForm } from '../../../forms/page-form';

/** Changes the password, and revokes the API keys if that is ticked. */
const change = pageForm('POST /user/password', {
  keeps: ['revokeApiKeys'],
  secrets: ['currentPassword', 'newPassword'],
  messages: {
    validation_failed: FIELD_ERRORS,
    password_incorrect: { currentPassword: 'That is not your password now.' },
  },
  request: (fields) => ({
    body: {
      currentPassword: fields.get('currentPassword') ?? '',
      newPassword: fields.get('newPassword') ?? '',
      ...(fields.has('revokeApiKeys') && { revokeApiKeys: true }),
    },
  }),
});

export const forms = { change };
