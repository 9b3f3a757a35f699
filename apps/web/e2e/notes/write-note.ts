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
  const credentials = Buffer.from(`${email}:${PASSWORD}`).toString('base64');
  const response = await fetch(`${apiUrl}/notes`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/json' },
    body: JSON.stringify({ title, text }),
  });
  expect(response.status).toBe(201);
  const { id } = await response.json();
  return String(id);
}
