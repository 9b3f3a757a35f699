import 'server-only';
import type { PageForms } from '../../forms/page-form';
import { listLoader, type Loader } from '../../api/loader';
import { deleteNote } from './delete-note';
import { editNote } from './edit-note';
import { writeNote } from './write-note';

const list = listLoader((cursor) => ({ route: 'GET /notes', query: { cursor, limit: 20 } }));

/** A page of the list, and where the address names one to edit, that note: if it is not this person's, all is 404. */
export const notesCalls: Loader = (query) => {
  const id = query.get('edit');
  const listed = list(query);
  if (id === null) return listed;
  return listed && [...listed, { route: 'GET /notes/{id}', params: { id } }];
};

export const notesForms: PageForms = { write: writeNote, edit: editNote, delete: deleteNote };
