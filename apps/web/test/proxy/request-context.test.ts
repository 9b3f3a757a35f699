import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { newRequestContext, setSession } from '../../src/proxy/request-context';
import type { Session } from '../../src/session/session';

const session: Session = {
  id: 's-1',
  generation: 2,
  person: { id: 'u-1', email: 'user@example.com', role: 'user' },
  accessToken: 'a',
  accessFrom: 0,
  accessUntil: 1,
  refreshToken: 'r',
  refreshUntil: 2,
};

const newContext = () => newRequestContext(new NextRequest('http://localhost:3000/notes'));

test('older tokens from one parallel call do not replace newer tokens from another', () => {
  const context = newContext();
  setSession(context, session);
  setSession(context, { ...session, generation: 1 });
  expect(context.session).toBe(session);
  const newer = { ...session, generation: 3 };
  setSession(context, newer);
  expect(context.session).toBe(newer);
});

test('tokens of the same generation, and a new session, replace the session', () => {
  const context = newContext();
  setSession(context, session);
  const confirmed = { ...session, accessToken: 'b' };
  setSession(context, confirmed);
  expect(context.session).toBe(confirmed);
  const other = { ...session, id: 's-2', generation: 1 };
  setSession(context, other);
  expect(context.session).toBe(other);
});
