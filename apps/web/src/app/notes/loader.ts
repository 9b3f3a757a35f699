import 'server-only';
import { listLoader, type Loader } from '../../api/loader';

const list = listLoader((cursor) => ({ route: 'GET /notes', query: { cursor, limit: 20 } }));

/** A page of the list, and the note to edit that `edit` names. The page is 404 if that is not one of the user's notes. */
export const loader: Loader = (query) => {
  const id = query.get('edit');
  const listed = list(query);
  if (id === null) return listed;
  return listed && [...listed, { route: 'GET /notes/{id}', params: { id } }];
};
