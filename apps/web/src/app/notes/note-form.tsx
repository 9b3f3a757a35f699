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
  /** The note that is changed, if one is. */
  note?: { id: string; title: string; text: string } | undefined;
}

/** The longest text that the browser sends, in UTF-16 code units: 2000 characters have twice as many when each is an emoji. */
const LONGEST = 4000;

/** A note, to write or to change. It is sent to the list, where what was typed has a place even if the note is gone. */
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
        maxLength={LONGEST}
      />
      <div className={form.end}>
        <Button>Save note</Button>
        {note && <Link href="/notes">Cancel</Link>}
        <FormOutcome state={state} done="Saved." restored="Not saved yet." />
      </div>
    </PostForm>
  );
}
