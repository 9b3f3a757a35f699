import type { DataOf } from '@repo/api-client';
import { itemOf } from '../../../support/sample';
import { good } from '../../../support/stub-api';
import type { Web } from '../../../support/web';

export const ID = '01980000-0000-7000-8000-000000000001';
export const CURSOR = '01980000-0000-7000-8000-000000000002';
export const USER = '01980000-0000-7000-8000-000000000003';

type Bucket = DataOf<'GET /admin/auth-events/summary'>['buckets'][number];

export const refused = itemOf('GET /admin/auth-events', 'events', {
  id: CURSOR,
  at: '2026-01-02T03:04:05.678Z',
  event: 'authn_login_fail',
  code: 'token_malformed',
  status: 401,
  method: 'GET',
  route: '/user/profile',
  scheme: 'Bearer',
  requestId: ID,
  clientAddress: '192.0.2.1',
  why: 'no compact JWS',
});

export const happened: typeof refused = {
  ...refused,
  event: 'session_renewed',
  code: null,
  status: null,
  route: null,
  scheme: null,
  userId: USER,
  why: null,
  detail: 'rotated',
};

export const buckets: Bucket[] = [
  { from: '2026-01-02T02:00:00.000Z', counts: { token_malformed: 3, insufficient_role: 1 } },
  { from: '2026-01-02T03:00:00.000Z', counts: {} },
];

/**
 * Makes the API return these events, and signs in an administrator.
 *
 * @returns a function that opens an address, and returns the page and the requests to the API
 */
export async function administrator(
  web: Web,
  events = [refused, happened],
  counted = buckets,
  hint?: string,
) {
  const visitor = web.visitor();
  await visitor.signIn();
  web.api.script = ({ path }, response) => {
    if (path.startsWith('/admin/auth-events/summary')) {
      good(response, 'GET /admin/auth-events/summary', { step: 3600, buckets: counted });
    } else if (path.startsWith('/admin/auth-events')) {
      const nextCursor = events.length === 0 ? null : CURSOR;
      const page = { events, nextCursor, ...(hint !== undefined && { hint }) };
      good(response, 'GET /admin/auth-events', page);
    } else return false;
    return true;
  };
  const open = async (address: string) => {
    web.api.seen.length = 0;
    const response = await visitor.get(address);
    const asked = web.api.seen.map(({ path }) => path.replace('/admin/auth-events', ''));
    return { status: response.status, html: await response.text(), asked };
  };
  return open;
}
