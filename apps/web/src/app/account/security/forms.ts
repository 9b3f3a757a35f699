import 'server-only';
import { FIELD_ERRORS, pageForm } from '../../../forms/page-form';

/** Returns the kinds of other credentials whose boxes are ticked, to be revoked. */
const ticked = (fields: URLSearchParams) => fields.getAll('revoke');

/** Changes the password. */
const change = pageForm('POST /user/password', {
  keeps: ['revoke'],
  secrets: ['currentPassword', 'newPassword'],
  messages: {
    validation_failed: FIELD_ERRORS,
    password_incorrect: { currentPassword: 'That is not your current password.' },
  },
  alsoDone: ticked,
  request: (fields) => ({
    body: {
      currentPassword: fields.get('currentPassword') ?? '',
      newPassword: fields.get('newPassword') ?? '',
      revoke: ticked(fields),
    },
  }),
});

export const forms = { change };
