import { USER } from '../api.js';
import type { SecretsPart } from '../contract/secrets.js';
import { basic } from './basic.js';

export default {
  credentials: {
    'a password': (secret) => basic(USER, secret),
    'a password without an account': (secret) => basic('nobody@example.com', secret),
    'the right password': () => basic(),
  },
} satisfies SecretsPart;
