'use client';

import { useActionState } from 'react';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import form from '../../ui/form.module.css';
import { Status } from '../../ui/status';
import { rename } from './rename';

interface Props {
  /** The id of whom it is shown to: nobody else's name is changed by it. */
  person: string;
  name: string;
  /** What this person typed before, and could not save. */
  draft: string | undefined;
}

/** The name, to change in place. Without scripts the same form is sent and the page comes back. */
export function NameForm({ person, name, draft }: Props) {
  const [state, submit, pending] = useActionState(
    rename,
    draft === undefined ? { outcome: 'untouched', name } : { outcome: 'drafted', name: draft },
  );
  return (
    <form action={submit} className={form.form}>
      {state.outcome === 'refused' && <Alert kind={state.kind}>{state.message}</Alert>}
      <input type="hidden" name="person" value={person} />
      <Field
        name="name"
        label="Name"
        autoComplete="name"
        defaultValue={state.name}
        required
        error={state.outcome === 'invalid' ? state.message : undefined}
      />
      <div className={form.end}>
        <Button aria-disabled={pending}>Save name</Button>
        <Status>
          {!pending && state.outcome === 'saved' && 'Saved.'}
          {!pending && state.outcome === 'drafted' && 'Not saved yet.'}
        </Status>
      </div>
    </form>
  );
}
