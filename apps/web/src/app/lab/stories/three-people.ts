import 'server-only';
import type { Story } from '../run/experiment';
import { users } from '../run/requests';

export const threePeople: Story = {
  slug: '401-against-403',
  title: '401 against 403',
  what: 'One request, sent by three people: without credentials, by a user, and by an administrator.',
  reason:
    '401: the server does not know who you are, and says how to tell. 403: it knows, and you may not. Signing in turns a 401 into another response; it never changes a 403 for the same person.',
  isCompared: true,
  source: {
    file: 'apps/api/src/authorization/roles.guard.ts',
    lines: `    if (user !== undefined && roles.includes(user.role)) return true;`,
  },
  run: async (recorder) => {
    const user = await recorder.credentials();
    const admin = await recorder.credentials({ role: 'admin' });
    await recorder.send('Somebody unknown', users());
    await recorder.send('A user', users(user.accessToken));
    await recorder.send('An administrator', users(admin.accessToken));
  },
};
