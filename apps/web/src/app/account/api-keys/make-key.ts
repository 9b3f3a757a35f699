import 'server-only';
import { AT_THE_FIELDS, pageForm } from '../../../forms/page-form';
import { expiryOf } from './lifetime';
import { isScope } from './scopes';

/** Makes a key. What comes of it is shown this once. */
export const makeKey = pageForm('POST /api-keys', {
  keeps: ['name', 'scopes', 'lifetime'],
  says: {
    validation_failed: AT_THE_FIELDS,
    conflict: 'You have as many keys as anybody can have. End one that is not used any more.',
  },
  request: (fields) => ({
    body: {
      name: fields.get('name') ?? '',
      scopes: fields.getAll('scopes').filter(isScope),
      ...expiryOf(fields.get('lifetime') ?? ''),
    },
  }),
  showResultOnce: true,
});
