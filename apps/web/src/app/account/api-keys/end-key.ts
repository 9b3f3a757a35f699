import 'server-only';
import { pageForm } from '../../../forms/page-form';

/** Revokes a key, by its `id`. */
export const endKey = pageForm('DELETE /api-keys/{id}', {
  keeps: ['id'],
  says: { not_found: 'That key was revoked already.' },
  request: (fields) => ({ params: { id: fields.get('id') ?? '' } }),
});
