import 'server-only';
import { AT_THE_FIELDS, pageForm } from '../../../forms/page-form';

/** Changes the password. Neither of the two is kept. */
export const changePassword = pageForm('POST /user/password', {
  keeps: [],
  secrets: ['currentPassword', 'newPassword'],
  says: {
    validation_failed: AT_THE_FIELDS,
    password_incorrect: { currentPassword: 'That is not your password now.' },
  },
  request: (fields) => ({
    body: {
      currentPassword: fields.get('currentPassword') ?? '',
      newPassword: fields.get('newPassword') ?? '',
    },
  }),
});
