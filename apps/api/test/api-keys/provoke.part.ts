import { apiKey } from '../api.js';
import type { MakeProvoke } from '../problems/provoke.js';
import { createKey } from './create-key.js';

const makeProvoke: MakeProvoke = (api) => ({
  api_key_invalid: () => api.get('/user/profile', ...apiKey('fk_1_2')),
  api_key_expired: async () => {
    const { id, key } = await createKey(api, api.user.accessToken);
    await api.pool.query('UPDATE api_keys SET expires_at = now() WHERE id = $1', [id]);
    return api.get('/user/profile', ...apiKey(key));
  },
});

export default makeProvoke;
