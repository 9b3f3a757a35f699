import { body, type Promises } from '../contract/promised.js';

export default {
  // Not Bearer: an access token may accompany the body, but does not sign in.
  'POST /auth/login': {
    schemes: ['Basic'],
    takes: 'password',
    status: 200,
    ...body,
    codes: ['invalid_credentials', 'rate_limited'],
  },
} satisfies Promises;
