import 'server-only';
import { AT_THE_FIELDS, pageForm } from '../../forms/page-form';
import { typedNote } from './typed-note';

/** Writes a note, which is then the first of the list. */
export const writeNote = pageForm('POST /notes', {
  keeps: ['title', 'text'],
  says: {
    validation_failed: AT_THE_FIELDS,
    conflict: 'You have as many notes as one account can have. Delete one first.',
  },
  request: (fields) => ({ body: typedNote(fields) }),
});
