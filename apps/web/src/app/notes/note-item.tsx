import type { DataOf } from '@repo/api-client';
import type { ReactNode } from 'react';
import { ButtonLink } from '../../ui/button';
import { ConfirmButton } from '../../ui/confirm-button';
import { Time } from '../../ui/time';
import styles from './notes.module.css';

interface Props {
  note: DataOf<'GET /notes'>['notes'][number];
  /** The address to which the form is sent; by default, that of the page. */
  action: string | undefined;
  /** The hidden fields of the form that deletes it. */
  fields: ReactNode;
}

/** A note of the list, with its actions. */
export function NoteItem({ note, action, fields }: Props) {
  return (
    <li className={styles.note} tabIndex={-1}>
      <h3 dir="auto">{note.title}</h3>
      {note.text && (
        <p dir="auto" className={styles.text}>
          {note.text}
        </p>
      )}
      <form method="post" action={action} className={styles.actions}>
        {fields}
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
