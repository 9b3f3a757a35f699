import type { Metadata } from 'next';
import { formState } from '../../handover/form-state';
import { pageAnswer } from '../../handover/page-answer';
import { currentPerson } from '../../session/current';
import { Alert } from '../../ui/alert';
import { Status } from '../../ui/status';
import { deleteNote } from './delete-note';
import { editNote } from './edit-note';
import { NoteForm } from './note-form';
import { NoteList } from './note-list';
import styles from './notes.module.css';
import { writeNote } from './write-note';

export const metadata: Metadata = { title: 'Notes' };

export default async function NotesPage({ searchParams }: PageProps<'/notes'>) {
  const { cursor, edit } = await searchParams;
  const person = (await currentPerson())?.id ?? '';
  const writing = await formState('write', writeNote);
  const editing = await formState('edit', editNote);
  const deleting = await formState('delete', deleteNote);
  const sent = editing.kept.get('id');
  const note =
    sent === null
      ? edit && (await pageAnswer('GET /notes/{id}'))
      : { id: sent, title: '', text: '' };
  return (
    <>
      <h1>Notes</h1>
      <div className={styles.parts}>
        <section aria-labelledby="form-heading">
          <h2 id="form-heading">{note ? 'Edit this note' : 'Write a note'}</h2>
          {note ? (
            <NoteForm name="edit" person={person} state={editing} note={note} />
          ) : (
            <NoteForm name="write" person={person} state={writing} />
          )}
        </section>
        <section id="notes" aria-labelledby="list-heading">
          <h2 id="list-heading">{cursor ? 'Older notes' : 'Your notes'}</h2>
          <div id="delete">
            {deleting.alert && <Alert kind={deleting.alert.kind}>{deleting.alert.message}</Alert>}
            <Status>
              {editing.outcome === 'done' && 'Saved.'}
              {deleting.outcome === 'done' && 'Deleted.'}
              {deleting.outcome === 'drafted' &&
                'Nothing is deleted yet. Press the button once more.'}
            </Status>
          </div>
          <NoteList person={person} page={await pageAnswer('GET /notes')} isFirst={!cursor} />
        </section>
      </div>
    </>
  );
}
