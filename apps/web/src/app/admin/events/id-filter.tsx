import Link from 'next/link';
import { Button } from '../../../ui/button';
import { Field } from '../../../ui/field';
import form from '../../../ui/form.module.css';

/** Finds the events of one request: what is typed stands in the address, so that it can be passed on. */
export function IdFilter({ typed }: { typed: string }) {
  return (
    <search>
      <form action="/admin/events" className={form.form}>
        <Field
          name="requestId"
          label="Request ID"
          hint="Error pages show it."
          defaultValue={typed}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <div className={form.end}>
          <Button look="quiet">Find</Button>
          {typed && (
            <Link href="/admin/events" prefetch={false}>
              Show all events
            </Link>
          )}
        </div>
      </form>
    </search>
  );
}
