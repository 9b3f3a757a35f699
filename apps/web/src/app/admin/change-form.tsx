import type { DataOf } from '@repo/api-client';
import { Button } from '../../ui/button';
import { FormName } from '../../ui/post-form';
import styles from './admin.module.css';
import type { Change } from './forms';

type User = DataOf<'GET /admin/users'>['users'][number];

/** A button for each change that can be made to an account. */
export function ChangeForm({ user }: { user: User }) {
  const roleChange = user.role === 'admin' ? 'make-user' : 'make-admin';
  const others: Change[] = user.disabledAt === null ? [roleChange, 'disable'] : ['enable'];
  return (
    <form method="post" className={styles.change}>
      <FormName name="change" />
      <input type="hidden" name="id" value={user.id} />
      {others.map((change) => (
        <Button
          key={change}
          name="change"
          value={change}
          look="small"
          aria-label={`${words[change]}: ${user.name}`}
        >
          {words[change]}
        </Button>
      ))}
    </form>
  );
}

const words: Readonly<Record<Change, string>> = {
  'make-admin': 'Make admin',
  'make-user': 'Remove admin',
  disable: 'Disable',
  enable: 'Enable',
};
