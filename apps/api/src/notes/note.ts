import { z } from 'zod';
import { codePoints, lengths, line, text } from '../validation/text.js';

/** In code points. In any script, a text of this length and a title fit into the largest accepted body. */
const LONGEST_TEXT = 2000;

const title = line(200);
const noteText = text()
  .refine(
    (value) => codePoints(value) <= LONGEST_TEXT,
    `must have at most ${LONGEST_TEXT} characters`,
  )
  .meta(lengths(0, LONGEST_TEXT));

export const newNote = z.strictObject({ title, text: noteText.default('') });

/** Absent members stay unchanged. */
export const noteChange = z
  .strictObject({ title: title.exactOptional(), text: noteText.exactOptional() })
  .refine((change) => Object.keys(change).length > 0, 'must change something')
  .meta({ minProperties: 1 });

export type NewNote = z.infer<typeof newNote>;
export type NoteChange = z.infer<typeof noteChange>;

/** A note in a response. */
export const note = z.strictObject({
  id: z.uuid(),
  title,
  text: noteText,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

export const notePage = z.strictObject({
  notes: z.array(note),
  nextCursor: z.uuid().nullable(),
});
