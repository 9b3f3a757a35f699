import type { Kinds } from '../../../proxy/run-once-forms';
import { good } from '../../../support/stub-api';
import { newKey } from './stub-keys';

export default {
  'new key': {
    page: '/account/api-keys',
    name: 'create',
    isSignedIn: true,
    shows: newKey.key,
    typed: { name: 'Backup', scopes: 'profile:read', lifetime: '90' },
    call: 'POST /api-keys',
    respond: (_api, response) => good(response, 'POST /api-keys', newKey),
  },
} satisfies Kinds;
