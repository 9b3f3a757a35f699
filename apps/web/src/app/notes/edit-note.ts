import 'server-only';
import { doneAt } from '../../page-context/page-context';
import { AT_THE_FIELDS, pageForm } from '../../forms/page-form';
import { typedNote } from './typed-note';

/** Changes the note whose `id` comes along. */
export const editNote = pageForm('PATCH /notes/{id}', {
  keeps: ['id', 'title', 'text'],
  says: {
    validation_failed: AT_THE_FIELDS,
    not_found: 'This note is not there any more. What you typed is still here, to be copied.',
  },
  request: (fields) => ({ params: { id: fields.get('id') ?? '' }, body: typedNote(fields) }),
  redirectTo: `${doneAt('/notes', 'edit')}#notes`,
});
