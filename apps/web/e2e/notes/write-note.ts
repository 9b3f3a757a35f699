import { expect } from '@playwright/test';
import type { App } from '../app';
import { PASSWORD } from '../sign-in';

/** Writes a note of a user without the browser. @returns its id */
export async function writeNote(
  { apiUrl }: App,
  email: string,
  title: string,
  text = '',
): Promise<string> {
  const post = (path: string, body: object, headers = {}) =>
    fetch(apiUrl + path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const signedIn = await post('/auth/login', { email, password: PASSWORD });
  const { accessToken } = await signedIn.json();
  const response = await post(
    '/notes',
    { title, text },
    { authorization: `Bearer ${accessToken}` },
  );
  expect(response.status).toBe(201);
  const { id } = await response.json();
  return String(id);
}
