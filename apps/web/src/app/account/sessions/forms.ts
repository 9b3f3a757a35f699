import 'server-only';
import { pageForm } from '../../../forms/page-form';

const end = pageForm('DELETE /auth/sessions/{id}', {
  keeps: ['id'],
  messages: { not_found: 'That session was over already.' },
  request: (fields) => ({ params: { id: fields.get('id') ?? '' } }),
});

/** Ends every session but the one that asks. */
const endOthers = pageForm('DELETE /auth/sessions', {
  keeps: [],
  messages: {},
  request: () => ({}),
});

export const forms = { end, 'end-others': endOthers };
