import 'server-only';
import type { Loader } from '../../../api/loader';

export const loader: Loader = () => [
  { route: 'GET /user/profile' },
  { route: 'GET /user/credentials' },
];
