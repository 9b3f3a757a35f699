import { bearer } from '../api.js';
import type { OutagePart } from '../database/outage-part.js';

const prepare: OutagePart = async (api, accessToken) => () => [
  api.get('/notes', ...bearer(accessToken)),
];

export default prepare;
