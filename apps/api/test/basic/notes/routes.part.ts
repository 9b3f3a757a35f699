import { bearer, members } from '../../api.js';
import {
  bodyChecks,
  credentials,
  get,
  inTarget,
  type MakeRoutes,
  publicChecks,
  send,
  unknownId,
  unknownMember,
} from '../../problems/faults.js';
import { basic } from '../basic.js';
import { origin, wrongBasic } from '../faults.js';

const makeRoutes: MakeRoutes = (api) => ({
  'GET /notes with Basic': () => ({
    request: get('/notes?limit=1', ...basic()),
    faults: [
      ...publicChecks,
      credentials,
      [wrongBasic],
      [['validation_failed', inTarget(/limit=1/, 'limit=none')]],
    ],
  }),
  'PATCH /notes/:id with Basic': async () => {
    const note = await api.json('POST', '/notes', { title: 'x' }, ...bearer(api.user.accessToken));
    return {
      request: send('PATCH', `/notes/${String(members(note)['id'])}`, { title: 'z' }, ...basic()),
      faults: [...bodyChecks, credentials, [wrongBasic], origin, [unknownMember], [unknownId]],
    };
  },
});

export default makeRoutes;
