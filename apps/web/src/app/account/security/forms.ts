import 'server-only';
import { FIELD_ERRORS, pageForm } from '../../../forms/page-form';

/** Checkboxes for what else to revoke. Each is named after the member of the API's body that it sets. */
const BOXES = ['revokeApiKeys'] as const;

const ticked = (fields: URLSearchParams) => BOXES.filter((box) => fields.has(box));

/** Changes the password. */
const change = pageForm('POST /user/password', {
  keeps: BOXES,
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
      ...Object.fromEntries(ticked(fields).map((box) => [box, true])),
    },
  }),
});

export const forms = { change };
