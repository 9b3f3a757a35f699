import 'server-only';
import type { Story } from '../run/experiment';
import { users } from '../run/requests';

export const threePeople: Story = {
  slug: '401-against-403',
  title: '401 or 403?',
  what: 'One request, sent by three people: without credentials, by a user, and by an administrator.',
  reason:
    '401: the server does not know who you are; the challenge says how to authenticate. 403: it knows who you are, and your role does not allow this. Signing in can fix a 401. It cannot give you a role that you do not have.',
  isCompared: true,
  source: {
    file: 'apps/api/src/authorization/roles.guard.ts',
    lines: `    if (user !== undefined && roles.includes(user.role)) return true;`,
  },
  run: async (recorder) => {
    const user = await recorder.credentials();
    const admin = await recorder.credentials({ role: 'admin' });
    await recorder.send('Without credentials', users());
    await recorder.send('A user', users(user.accessToken));
    await recorder.send('An administrator', users(admin.accessToken));
  },
};
