import 'server-only';
import { pageForm } from '../../../forms/page-form';

const signOut = pageForm('DELETE /auth/sessions/{id}', {
  keeps: ['id'],
  messages: { not_found: 'That session had already ended.' },
  request: (fields) => ({ params: { id: fields.get('id') ?? '' } }),
});

/** Ends every session except the current one. */
const signOutOthers = pageForm('DELETE /auth/sessions', {
  keeps: [],
  messages: {},
  request: () => ({}),
});

export const forms = { 'sign-out': signOut, 'sign-out-others': signOutOthers };
