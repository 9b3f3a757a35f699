import 'server-only';
import { pageForm } from '../../forms/page-form';

/** What a button of the list asks for. */
export type Change = 'make-admin' | 'make-user' | 'disable' | 'enable';

const bodies: Readonly<Record<Change, { role?: 'user' | 'admin'; disabled?: boolean }>> = {
  'make-admin': { role: 'admin' },
  'make-user': { role: 'user' },
  disable: { disabled: true },
  enable: { disabled: false },
};

const isChange = (text: string): text is Change => Object.hasOwn(bodies, text);

/** Changes what somebody may, or whether they may anything: `id`, and as `change` the value of the button. */
export const changeUser = pageForm('PATCH /admin/users/{id}', {
  keeps: ['id', 'change'],
  says: {
    conflict: 'This is the only administrator who can sign in. Make somebody else one first.',
    not_found: 'There is no such account any more.',
    validation_failed: 'That is nothing that can be changed here.',
  },
  request: (fields) => {
    const change = fields.get('change') ?? '';
    return { params: { id: fields.get('id') ?? '' }, body: isChange(change) ? bodies[change] : {} };
  },
});
