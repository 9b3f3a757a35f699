import type { DataOf } from '@repo/api-client';
import Link from 'next/link';
import { ButtonLink } from '../../ui/button';
import { Time } from '../../ui/time';
import { FormName } from '../../ui/post-form';
import { ConfirmButton } from '../../ui/confirm-button';
import table from '../../ui/table.module.css';
import styles from './notes.module.css';

type Page = DataOf<'GET /notes'>;

interface Props {
  page: Page;
  /** True for the first page. */
  isFirst: boolean;
}

/** A page of notes, newest first. */
export function NoteList({ page: { notes, nextCursor }, isFirst }: Props) {
  return (
    <>
      {notes.length === 0 && (
        <p className={styles.none}>{isFirst ? 'No notes yet.' : 'No older notes.'}</p>
      )}
      <ol className={styles.list}>
        {notes.map((note) => (
          <Note key={note.id} note={note} isFirst={isFirst} />
        ))}
      </ol>
      <p className={table.next}>
        {nextCursor !== null && (
          <ButtonLink href={`/notes?cursor=${nextCursor}`} look="quiet">
            Older notes
          </ButtonLink>
        )}
        {!isFirst && (
          <Link href="/notes" prefetch={false}>
            Newest notes
          </Link>
        )}
      </p>
    </>
  );
}

function Note({ note, isFirst }: { note: Page['notes'][number] } & Pick<Props, 'isFirst'>) {
  return (
    <li className={styles.note}>
      <h3 dir="auto">{note.title}</h3>
      {note.text && (
        <p dir="auto" className={styles.text}>
          {note.text}
        </p>
      )}
      {/* Not sent to the address of a note that is being edited, which is 404 once that note is deleted. */}
      <form method="post" action={isFirst ? '/notes' : undefined} className={styles.actions}>
        <FormName name="delete" />
        <input type="hidden" name="id" value={note.id} />
        <Time time={note.createdAt} precision="day" />
        <ButtonLink href={`/notes?edit=${note.id}`} look="small" aria-label={`Edit: ${note.title}`}>
          Edit
        </ButtonLink>
        <ConfirmButton verb="Delete" what={note.title} />
      </form>
    </li>
  );
}
