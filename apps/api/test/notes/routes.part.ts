import { bearer, members } from '../api.js';
import {
  publicChecks,
  bodyChecks,
  inTarget,
  credentials,
  noCredentials,
  unknownId,
  unknownMember,
  get,
  send,
  type MakeRoutes,
} from '../problems/faults.js';
import { tokenFaults } from '../problems/prepared.js';

const makeRoutes: MakeRoutes = (api) => {
  const { wrongToken, noScope } = tokenFaults(api);
  const noteId = async () => {
    const note = await api.json('POST', '/notes', { title: 'x' }, ...bearer(api.user.accessToken));
    return String(members(note)['id']);
  };
  return {
    'GET /notes': () => ({
      request: get('/notes?limit=1', ...bearer(api.user.accessToken)),
      faults: [
        ...publicChecks,
        credentials,
        [noCredentials, wrongToken],
        [noScope],
        [['validation_failed', inTarget(/limit=1/, 'limit=none')]],
      ],
    }),
    'POST /notes': () => ({
      request: send('POST', '/notes', { title: 'x' }, ...bearer(api.user.accessToken)),
      faults: [...bodyChecks, credentials, [noCredentials, wrongToken], [noScope], [unknownMember]],
    }),
    'GET /notes/:id': async () => ({
      request: get(`/notes/${await noteId()}`, ...bearer(api.user.accessToken)),
      faults: [...publicChecks, credentials, [noCredentials, wrongToken], [noScope], [unknownId]],
    }),
    'PATCH /notes/:id': async () => ({
      request: send(
        'PATCH',
        `/notes/${await noteId()}`,
        { title: 'y' },
        ...bearer(api.user.accessToken),
      ),
      faults: [
        ...bodyChecks,
        credentials,
        [noCredentials, wrongToken],
        [noScope],
        [unknownMember],
        [unknownId],
      ],
    }),
    'DELETE /notes/:id': async () => ({
      request: {
        ...get(`/notes/${await noteId()}`, ...bearer(api.user.accessToken)),
        method: 'DELETE',
      },
      faults: [...publicChecks, credentials, [noCredentials, wrongToken], [noScope], [unknownId]],
    }),
  };
};

export default makeRoutes;
