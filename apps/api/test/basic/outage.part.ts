import type { OutagePart } from '../database/outage-part.js';
import { basic } from './basic.js';

const prepare: OutagePart = async (api) => () => [api.get('/user/profile', ...basic())];

export default prepare;
