import 'server-only';
import { FIELD_ERRORS, pageForm } from '../../forms/page-form';

const rename = pageForm('PATCH /user/profile', {
  keeps: ['name'],
  messages: { validation_failed: FIELD_ERRORS },
  request: (fields) => ({ body: { name: fields.get('name') ?? '' } }),
});

export const forms = { rename };
