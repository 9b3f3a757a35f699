import { apiKey } from '../api.js';
import type { SecretsPart } from '../contract/secrets.js';
import { createKey } from './create-key.js';

export default {
  make: async (api, accessToken) => {
    const { key } = await createKey(api, accessToken);
    await api.get('/user/profile', ...apiKey(key));
    return [key];
  },
} satisfies SecretsPart;
