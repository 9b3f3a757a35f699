import type { Metadata } from 'next';
import { listUsers } from '../../api/for-pages';
import { Day } from '../../ui/day';
import table from '../../ui/table.module.css';

export const metadata: Metadata = { title: 'Users' };

export default async function AdminPage() {
  const users = await listUsers();
  return (
    <>
      <h1>Users</h1>
      <p className={table.count}>
        {users.length === 1 ? '1 account' : `${users.length} accounts`}, and what each may.
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
    </>
  );
}
