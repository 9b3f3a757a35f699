import type { Kinds } from '../../proxy/run-once-forms';
import { good } from '../../support/stub-api';
import { note } from './stub-notes';

export default {
  'new note': {
    page: '/notes',
    name: 'write',
    isSignedIn: true,
    typed: { title: note.title, text: note.text },
    call: 'POST /notes',
    respond: (_api, response) => good(response, 'POST /notes', note),
  },
} satisfies Kinds;
