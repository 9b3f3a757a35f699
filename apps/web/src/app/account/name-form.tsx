'use client';

import { useActionState } from 'react';
import { rename } from '../../session/rename';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import form from '../../ui/form.module.css';
import { Status } from '../../ui/status';

/** The name, to change in place. Without scripts the same form is sent and the page comes back. */
export function NameForm({ name }: { name: string }) {
  const [state, submit, pending] = useActionState(rename, { outcome: 'untouched', name });
  return (
    <form action={submit} className={form.form}>
      <Field
        name="name"
        label="Name"
        autoComplete="name"
        defaultValue={state.name}
        required
        error={state.outcome === 'refused' ? state.message : undefined}
      />
      <div className={form.end}>
        <Button aria-disabled={pending}>Save name</Button>
        <Status>{state.outcome === 'saved' && !pending && 'Saved.'}</Status>
      </div>
    </form>
  );
}
