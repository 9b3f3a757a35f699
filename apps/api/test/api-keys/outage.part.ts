import { apiKey, bearer, members } from '../api.js';
import type { OutagePart } from '../database/outage-part.js';

const prepare: OutagePart = async (api, accessToken) => {
  const body = { name: 'CI', scopes: ['profile:read'] };
  const createKey = () => api.post('/api-keys', body, ...bearer(accessToken));
  const { key } = members(await createKey());
  return () => [createKey(), api.get('/user/profile', ...apiKey(String(key)))];
};

export default prepare;
