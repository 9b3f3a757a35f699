import 'server-only';
import { pageForm } from '../../../forms/page-form';

/** Ends one session, by its `id`. */
export const endSession = pageForm('DELETE /auth/sessions/{id}', {
  keeps: ['id'],
  says: { not_found: 'That session was over already.' },
  request: (fields) => ({ params: { id: fields.get('id') ?? '' } }),
});

/** Ends every session but the one that asks. */
export const endOthers = pageForm('DELETE /auth/sessions', {
  keeps: [],
  says: {},
  request: () => ({}),
});
