import 'server-only';
import { FIELD_ERRORS, pageForm } from '../../forms/page-form';
import { doneAt } from '../../page-context/page-context';

const write = pageForm('POST /notes', {
  keeps: ['title', 'text'],
  messages: {
    validation_failed: FIELD_ERRORS,
    conflict: 'You have reached the limit of notes per account. Delete one first.',
  },
  request: (fields) => ({ body: noteIn(fields) }),
});

const edit = pageForm('PATCH /notes/{id}', {
  keeps: ['id', 'title', 'text'],
  messages: {
    validation_failed: FIELD_ERRORS,
    not_found: 'This note no longer exists. What you typed is still here, so that you can copy it.',
  },
  request: (fields) => ({ params: { id: fields.get('id') ?? '' }, body: noteIn(fields) }),
  redirectTo: `${doneAt('/notes', 'edit')}#notes`,
});

const remove = pageForm('DELETE /notes/{id}', {
  keeps: ['id'],
  messages: { not_found: 'This note had already been deleted.' },
  request: (fields) => ({ params: { id: fields.get('id') ?? '' } }),
});

export const forms = { write, edit, delete: remove };

/** Reads a note. A form sends a line break as two characters (WHATWG URL Standard); the API counts it as one. */
const noteIn = (fields: URLSearchParams) => ({
  title: fields.get('title') ?? '',
  text: (fields.get('text') ?? '').replaceAll('\r\n', '\n'),
});
