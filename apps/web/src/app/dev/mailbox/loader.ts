import 'server-only';
import type { Loader } from '../../../api/loader';

export const loader: Loader = () => [{ route: 'GET /dev/mailbox' }];
