import Link from 'next/link';
import { fieldState, type FormState } from '../../page-context/form-state';
import { Button } from '../../ui/button';
import { FormOutcome } from '../../ui/form-outcome';
import form from '../../ui/form.module.css';
import { LineField } from '../../ui/line-field';
import { PostForm } from '../../ui/post-form';
import { TextArea } from '../../ui/text-area';

interface Props {
  name: 'write' | 'edit';
  state: FormState;
  /** The note to edit, if any. */
  note?: { id: string; title: string; text: string } | undefined;
}

/** In UTF-16 code units. The API accepts 2000 characters, and an emoji is one character of two units. */
const MAX_LENGTH = 4000;

/** The form for a note. It is sent to the list, which can show what was typed even if the note was deleted. */
export function NoteForm({ name, state, note }: Props) {
  return (
    <PostForm name={name} state={state} action="/notes">
      {note && <input type="hidden" name="id" value={note.id} />}
      <LineField
        {...fieldState(state, 'title', note?.title)}
        label="Title"
        title="A title has at most 200 characters."
      />
      <TextArea
        {...fieldState(state, 'text', note?.text)}
        label="Text"
        dir="auto"
        rows={6}
        maxLength={MAX_LENGTH}
      />
      <div className={form.end}>
        <Button>Save note</Button>
        {note && <Link href="/notes">Cancel</Link>}
        <FormOutcome state={state} done="Saved." restored="Not saved yet." />
      </div>
    </PostForm>
  );
}
