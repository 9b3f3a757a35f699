import 'server-only';
import { FIELD_ERRORS, pageForm } from '../../../forms/page-form';
import { expiryOf } from './lifetime';
import { isScope } from './scopes';

const create = pageForm('POST /api-keys', {
  keeps: ['name', 'scopes', 'lifetime'],
  messages: {
    validation_failed: FIELD_ERRORS,
    conflict:
      'You have reached the limit of API keys per account. Revoke one that you no longer use.',
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

const revoke = pageForm('DELETE /api-keys/{id}', {
  keeps: ['id'],
  messages: { not_found: 'That key was already revoked.' },
  request: (fields) => ({ params: { id: fields.get('id') ?? '' } }),
});

export const forms = { create, revoke };
