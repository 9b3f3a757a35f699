import 'server-only';
import { pageForm } from '../../forms/page-form';

/** Deletes the note whose `id` comes along. */
export const deleteNote = pageForm('DELETE /notes/{id}', {
  keeps: ['id'],
  says: { not_found: 'This note was not there any more.' },
  request: (fields) => ({ params: { id: fields.get('id') ?? '' } }),
});
