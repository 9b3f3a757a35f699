import type { Metadata } from 'next';
import { formState } from '../../page-context/form-state';
import { loaderData } from '../../page-context/loader-data';
import { pageContext, pageQuery } from '../../page-context/current';
import { FormNotice } from '../../ui/form-notice';
import { FormFields } from '../../ui/post-form';
import { Status } from '../../ui/status';
import { NoteForm } from './note-form';
import { NoteList } from './note-list';
import styles from './notes.module.css';

export const metadata: Metadata = { title: 'Notes' };

export default async function NotesPage() {
  const { requestId } = await pageContext();
  const query = await pageQuery();
  const isFirst = !query.has('cursor');
  const writing = await formState('write');
  const editing = await formState('edit');
  const sent = editing.values.get('id');
  const asked = query.has('edit') ? await loaderData('GET /notes/{id}') : undefined;
  const note = sent === null ? asked : { id: sent, title: '', text: '' };
  return (
    <>
      <h1>Notes</h1>
      <div className={styles.parts}>
        <section aria-labelledby="form-heading">
          <h2 id="form-heading">{note ? 'Edit note' : 'New note'}</h2>
          {note ? (
            <NoteForm name="edit" state={editing} note={note} />
          ) : (
            <NoteForm name="write" state={writing} />
          )}
        </section>
        <section id="notes" aria-labelledby="list-heading">
          <h2 id="list-heading">{isFirst ? 'Your notes' : 'Older notes'}</h2>
          <Status>{editing.outcome === 'done' && 'Saved.'}</Status>
          <FormNotice
            name="delete"
            state={await formState('delete')}
            done="Deleted."
            restored="Not deleted yet. Press the button again."
          />
          {/* With a new key, React drops the older notes that were added before this page was loaded. */}
          <NoteList
            key={requestId}
            page={await loaderData('GET /notes')}
            isFirst={isFirst}
            fields={<FormFields name="delete" />}
          />
        </section>
      </div>
    </>
  );
}
