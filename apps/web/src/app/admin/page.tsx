import type { Metadata } from 'next';
import { formState } from '../../page-context/form-state';
import { loaderData } from '../../page-context/loader-data';
import { currentPerson } from '../../session/current';
import { ButtonLink } from '../../ui/button';
import { Time } from '../../ui/time';
import { FormNotice } from '../../ui/form-notice';
import table from '../../ui/table.module.css';
import { AdminNav } from './admin-nav';
import styles from './admin.module.css';
import { ChangeForm } from './change-form';

export const metadata: Metadata = { title: 'Users' };

export default async function AdminPage() {
  const { users, nextCursor } = await loaderData('GET /admin/users');
  const person = await currentPerson();
  return (
    <>
      <AdminNav current="/admin" />
      <h1>Users</h1>
      <p className={table.count}>
        {nextCursor === null ? 'All accounts' : `${users.length} accounts`}, newest first.
      </p>
      <FormNotice
        name="change"
        state={await formState('change')}
        done="Changed. It takes effect with the next request."
        restored="Not changed yet. Make the change again."
      />
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">User</th>
            <th scope="col">Role</th>
            <th scope="col" className={styles.since}>
              Joined
            </th>
            <th scope="col">Actions</th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id}>
              <th scope="row">
                <bdi>{user.name}</bdi>
                <span className={table.below}>
                  <bdi>{user.email}</bdi>
                </span>
              </th>
              <td>
                {user.role}
                {user.disabledAt && <span className={table.below}>disabled</span>}
              </td>
              <td className={styles.since}>
                <Time time={user.createdAt} precision="day" />
              </td>
              <td>
                {/* No buttons for one's own account: administrators must not remove their own rights by accident. */}
                {person && user.id !== person.id && <ChangeForm user={user} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {nextCursor !== null && (
        <p className={table.next}>
          <ButtonLink href={`/admin?cursor=${nextCursor}`} look="quiet">
            Older accounts
          </ButtonLink>
        </p>
      )}
    </>
  );
}
