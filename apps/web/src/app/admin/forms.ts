import 'server-only';
import { type RequestOf, Role } from '@repo/api-client';
import { pageForm } from '../../forms/page-form';

/** The values of the buttons. */
export type Change = 'role' | 'disable' | 'enable';

type Body = RequestOf<'PATCH /admin/users/{id}'>['body'];

const bodies: Readonly<Record<Change, (fields: URLSearchParams) => Body>> = {
  role: (fields) => ({ role: Role.safeParse(fields.get('role')).data }),
  disable: () => ({ disabled: true }),
  enable: () => ({ disabled: false }),
};

const isChange = (text: string): text is Change => Object.hasOwn(bodies, text);

/** Changes the role of a user, or disables or enables the account. */
const change = pageForm('PATCH /admin/users/{id}', {
  keeps: ['id', 'role', 'change'],
  messages: {
    conflict:
      'This is the only administrator who can sign in. Make another user an administrator first.',
    not_found: 'This account no longer exists.',
    validation_failed: 'That cannot be changed here.',
  },
  request: (fields) => {
    const value = fields.get('change') ?? '';
    return {
      params: { id: fields.get('id') ?? '' },
      body: isChange(value) ? bodies[value](fields) : {},
    };
  },
});

export const forms = { change };
