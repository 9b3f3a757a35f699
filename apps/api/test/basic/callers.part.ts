import { USER } from '../api.js';
import type { Callers } from '../contract/caller.js';
import { basic } from './basic.js';

export default {
  'a password': { scheme: 'Basic', role: 'user', fields: async () => basic() },
  'a wrong password': {
    scheme: 'Basic',
    role: 'user',
    refused: 'invalid_credentials',
    fields: async () => basic(USER, 'not the password'),
  },
} satisfies Callers;
