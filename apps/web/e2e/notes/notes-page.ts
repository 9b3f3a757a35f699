import type { Locator, Page } from '@playwright/test';
import { app } from '../shared-app';
import { writeNote } from './write-note';

/** The address of the notes. */
export const notes = () => `${app.origin}/notes`;

/** Writes a note without the browser. @returns its id */
export const write = (email: string, title: string, text = ''): Promise<string> =>
  writeNote(app, email, title, text);

/** Finds a note in the list by its title. */
export const listed = (page: Page, title: string): Locator =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) });
