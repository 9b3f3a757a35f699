import 'server-only';
import { listLoader, type Loader } from '../../api/loader';

const list = listLoader((cursor) => ({ route: 'GET /notes', query: { cursor, limit: 20 } }));

/** Loads a page of the list, and the note that `edit` names. The page is 404 if the user has no such note. */
export const loader: Loader = (query) => {
  const id = query.get('edit');
  const listed = list(query);
  if (id === null) return listed;
  return listed && [...listed, { route: 'GET /notes/{id}', params: { id } }];
};
