import { DEMO_PASSWORD } from '@repo/db';
import { USER } from '../api.js';
import {
  bodyChecks,
  credentials,
  get,
  inBody,
  type MakeRoutes,
  publicChecks,
  put,
  send,
  unknownMember,
} from '../problems/faults.js';
import { tokenFaults } from '../problems/prepared.js';
import { basic } from './basic.js';
import { besidePassword, origin, wrongBasic } from './faults.js';

const makeRoutes: MakeRoutes = (api) => ({
  'POST /auth/login with Basic': () => ({
    request: send('POST', '/auth/login', undefined, ...basic()),
    faults: [
      ...bodyChecks,
      [...credentials, besidePassword],
      [wrongBasic],
      origin,
      [unknownMember, ['validation_failed', put({ body: '{}' })]],
    ],
  }),
  'POST /auth/login with a body, which Basic may not accompany': () => ({
    request: send('POST', '/auth/login', { email: USER, password: DEMO_PASSWORD }),
    faults: [
      ...bodyChecks,
      [besidePassword],
      [['invalid_credentials', inBody('password', 'wrong')]],
      [unknownMember],
    ],
  }),
  'GET /user/profile with Basic': () => ({
    request: get('/user/profile', ...basic()),
    faults: [...publicChecks, credentials, [wrongBasic], [tokenFaults(api).noScope]],
  }),
  'PATCH /user/profile with Basic': () => ({
    request: send('PATCH', '/user/profile', { name: 'Uma' }, ...basic()),
    faults: [...bodyChecks, credentials, [wrongBasic], origin, [unknownMember]],
  }),
});

export default makeRoutes;
