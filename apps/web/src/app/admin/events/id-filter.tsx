import Link from 'next/link';
import { Button } from '../../../ui/button';
import { Field } from '../../../ui/field';
import form from '../../../ui/form.module.css';

/** A search for the events of one request. The id is in the page's address, so that a result can be shared. */
export function IdFilter({ requestId }: { requestId: string }) {
  return (
    <search>
      <form action="/admin/events" className={form.form}>
        <Field
          name="requestId"
          label="Request ID"
          hint="Error pages show it."
          defaultValue={requestId}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <div className={form.end}>
          <Button look="quiet">Find</Button>
          {requestId && (
            <Link href="/admin/events" prefetch={false}>
              Show all events
            </Link>
          )}
        </div>
      </form>
    </search>
  );
}
