import type { Metadata } from 'next';
import { pageAnswer } from '../../handover/page-answer';
import { ButtonLink } from '../../ui/button';
import { Day } from '../../ui/day';
import table from '../../ui/table.module.css';

export const metadata: Metadata = { title: 'Users' };

export default async function AdminPage() {
  const { users, nextCursor } = await pageAnswer({ route: 'GET /admin/users' });
  return (
    <>
      <h1>Users</h1>
      <p className={table.count}>
        {nextCursor === null ? 'The accounts' : `${users.length} accounts`}, the newest first, and
        what each may.
      </p>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col">Role</th>
            <th scope="col">Since</th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id}>
              <th scope="row">
                {user.name}
                <span className={table.below}>{user.email}</span>
              </th>
              <td>{user.role}</td>
              <td>
                <Day time={user.createdAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {nextCursor !== null && (
        <p className={table.next}>
          <ButtonLink href={`/admin?cursor=${nextCursor}`} look="quiet">
            Show older accounts
          </ButtonLink>
        </p>
      )}
    </>
  );
}
