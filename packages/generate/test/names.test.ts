import { expect, test } from 'vitest';
import { isReserved, pluralOf, renamer } from '../src/names.js';

test.each([
  ['project', 'projects'],
  ['category', 'categories'],
  ['key', 'keys'],
  ['box', 'boxes'],
  ['branch', 'branches'],
  ['class', 'classes'],
])('the plural of %s is %s', (word, plural) => {
  expect(pluralOf(word)).toBe(plural);
});

test.each([
  ['a note, A note of another user', 'an invoice, An invoice of another user'],
  ["import { Notes } from './notes.js'", "import { Invoices } from './invoices.js'"],
  ['MAX_NOTES newNote noteText NotePage', 'MAX_INVOICES newInvoice invoiceText InvoicePage'],
  [
    '/notes/{id} notes_user_id_idx older-notes',
    '/invoices/{id} invoices_user_id_idx older-invoices',
  ],
  ['noted, denotes, footnote', 'noted, denotes, footnote'],
])('%s becomes %s', (text, renamed) => {
  expect(renamer('invoice', 'invoices')(text)).toBe(renamed);
});

test.each(['class', 'new', 'await', 'title', 'id'])('%s is reserved', (word) => {
  expect(isReserved(word)).toBe(true);
});

test('project is not reserved', () => {
  expect(isReserved('project')).toBe(false);
});
