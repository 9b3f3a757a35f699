import 'server-only';
import { pageForm } from '../../../forms/page-form';

/** Ends the key whose `id` comes along. */
export const endKey = pageForm('DELETE /api-keys/{id}', {
  keeps: ['id'],
  says: { not_found: 'That key had ended already.' },
  request: (fields) => ({ params: { id: fields.get('id') ?? '' } }),
});
