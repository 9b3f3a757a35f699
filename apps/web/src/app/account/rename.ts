import 'server-only';
import { AT_THE_FIELDS, pageForm } from '../../forms/page-form';

/** Changes the name. */
export const rename = pageForm('PATCH /user/profile', {
  keeps: ['name'],
  says: { validation_failed: AT_THE_FIELDS },
  request: (fields) => ({ body: { name: fields.get('name') ?? '' } }),
});
