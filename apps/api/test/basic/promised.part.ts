import { body, type Promises } from '../contract/promised.js';

export default {
  // Bearer is accepted beside the body, and is no way to sign in.
  'POST /auth/login': {
    schemes: ['Basic'],
    takes: 'password',
    status: 200,
    ...body,
    codes: ['invalid_credentials', 'rate_limited'],
  },
} satisfies Promises;
