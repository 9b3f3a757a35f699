import { type DataOf, Role } from '@repo/api-client';
import { Button } from '../../ui/button';
import { FormFields } from '../../ui/post-form';
import styles from './admin.module.css';
import type { Change } from './forms';

type User = DataOf<'GET /admin/users'>['users'][number];

/** The changes that can be made to an account: another role, disable, enable. */
export function ChangeForm({ user }: { user: User }) {
  return (
    <form method="post" className={styles.change}>
      <FormFields name="change" />
      <input type="hidden" name="id" value={user.id} />
      {user.disabledAt === null ? (
        <>
          <select
            name="role"
            defaultValue={user.role}
            className={styles.role}
            aria-label={`Role: ${user.name}`}
          >
            {Role.options.map((role) => (
              <option key={role}>{role}</option>
            ))}
          </select>
          <ChangeButton change="role" user={user} />
          <ChangeButton change="disable" user={user} />
        </>
      ) : (
        <ChangeButton change="enable" user={user} />
      )}
    </form>
  );
}

const words: Readonly<Record<Change, string>> = {
  role: 'Change role',
  disable: 'Disable',
  enable: 'Enable',
};

const ChangeButton = ({ change, user }: { change: Change; user: User }) => (
  <Button name="change" value={change} look="small" aria-label={`${words[change]}: ${user.name}`}>
    {words[change]}
  </Button>
);
