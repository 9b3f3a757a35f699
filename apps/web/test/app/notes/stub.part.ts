import { type StubResponses, good } from '../../support/stub-api';
import { note } from './stub-notes';

export default {
  'GET /notes?limit=20': (response) =>
    good(response, 'GET /notes', { notes: [note], nextCursor: null }),
} satisfies StubResponses;
