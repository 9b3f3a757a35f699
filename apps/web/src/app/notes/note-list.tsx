'use client';

import type { DataOf } from '@repo/api-client';
import Link from 'next/link';
import { type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Alert } from '../../ui/alert';
import table from '../../ui/table.module.css';
import { NoteItem } from './note-item';
import styles from './notes.module.css';
import { OlderNotes } from './older-notes';

type Page = DataOf<'GET /notes'>;

interface Props {
  page: Page;
  /** True for the first page. */
  isFirst: boolean;
  /** The hidden fields of the form that deletes a note. */
  fields: ReactNode;
}

/** The notes of a page, newest first. Where scripts run, older notes are added to them. */
export function NoteList({ page, isFirst, fields }: Props) {
  const [{ notes, nextCursor }, setShown] = useState(page);
  const [hasFailed, setFailed] = useState(false);
  const list = useRef<HTMLOListElement>(null);

  /** Adds notes, and moves the focus to the first of them, because the link may be gone (WCAG 2.4.3). */
  function add(older: Page | undefined): void {
    flushSync(() => {
      setFailed(older === undefined);
      if (older) setShown({ notes: [...notes, ...older.notes], nextCursor: older.nextCursor });
    });
    const added = older && list.current?.children[notes.length];
    if (added instanceof HTMLElement) added.focus();
  }

  return (
    <>
      {notes.length === 0 && (
        <p className={styles.none}>{isFirst ? 'No notes yet.' : 'No older notes.'}</p>
      )}
      <ol ref={list} className={styles.list}>
        {notes.map((note) => (
          // The page's own address may be that of a note being edited, which is 404 once the note is deleted.
          <NoteItem
            key={note.id}
            note={note}
            action={isFirst ? '/notes' : undefined}
            fields={fields}
          />
        ))}
      </ol>
      {hasFailed && (
        <Alert kind="temporary">The older notes could not be loaded. Try again in a moment.</Alert>
      )}
      <p className={table.next}>
        {nextCursor !== null && <OlderNotes cursor={nextCursor} onLoaded={add} />}
        {!isFirst && (
          <Link href="/notes" prefetch={false}>
            Newest notes
          </Link>
        )}
      </p>
    </>
  );
}
