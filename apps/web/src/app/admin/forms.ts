import 'server-only';
import { pageForm } from '../../forms/page-form';

/** The values of the buttons. */
export type Change = 'make-admin' | 'make-user' | 'disable' | 'enable';

const bodies: Readonly<Record<Change, { role?: 'user' | 'admin'; disabled?: boolean }>> = {
  'make-admin': { role: 'admin' },
  'make-user': { role: 'user' },
  disable: { disabled: true },
  enable: { disabled: false },
};

const isChange = (text: string): text is Change => Object.hasOwn(bodies, text);

/** Changes the role of a user, or disables or enables the account. */
const change = pageForm('PATCH /admin/users/{id}', {
  keeps: ['id', 'change'],
  messages: {
    conflict:
      'This is the only administrator who can sign in. Make another user an administrator first.',
    not_found: 'This account no longer exists.',
    validation_failed: 'That cannot be changed here.',
  },
  request: (fields) => {
    const value = fields.get('change') ?? '';
    return { params: { id: fields.get('id') ?? '' }, body: isChange(value) ? bodies[value] : {} };
  },
});

export const forms = { change };
