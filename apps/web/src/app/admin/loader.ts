import 'server-only';
import { listLoader } from '../../api/loader';

export const loader = listLoader((cursor) => ({ route: 'GET /admin/users', query: { cursor } }));
