'use client';

import { useActionState } from 'react';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import form from '../../ui/form.module.css';
import { Status } from '../../ui/status';
import { rename } from './rename';

/**
 * What the browser sends at all, with and without scripts: more than any name, and less than makes a form too long to be
 * answered in place. What was typed stays. Which names there are the API says.
 */
const SENT = '.{1,1000}';

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
        pattern={SENT}
        title="A name has at most 100 characters."
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
