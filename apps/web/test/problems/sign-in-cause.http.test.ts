import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { on } from '../support/on';
import { refuse } from '../support/stub-api';
import { useWeb } from '../support/web';

const web = useWeb();

const reasons: [words: string, refuse: (response: ServerResponse) => void][] = [
  ['Your session has expired', (r) => refuse(r, 'session_expired', {})],
  ['from another device', (r) => refuse(r, 'session_revoked', { reason: 'ended_elsewhere' })],
  ['we ended it for your safety', (r) => refuse(r, 'session_revoked', { reason: 'reused' })],
  ['password was changed', (r) => refuse(r, 'session_revoked', { reason: 'password_changed' })],
  ['ended by an administrator', (r) => refuse(r, 'session_revoked', { reason: 'disabled' })],
  ['You signed out', (r) => refuse(r, 'session_revoked', { reason: 'signed_out' })],
];

test.each(reasons)('the page for an ended session says why: %s', async (words, answer) => {
  const visitor = web.visitor();
  await visitor.signIn();
  await visitor.letTimePass();
  web.api.script = on('/auth/refresh', answer);
  const response = await visitor.get('/account');
  expect(response.status).toBe(401);
  expect(await response.text()).toContain(words);
});
