import type { Metadata } from 'next';
import { loaderData } from '../../../page-context/loader-data';
import { pageQuery } from '../../../page-context/current';
import { ButtonLink } from '../../../ui/button';
import table from '../../../ui/table.module.css';
import { AdminNav } from '../admin-nav';
import { EventTable } from './event-table';
import { hasChart } from './loader';
import styles from './events.module.css';
import { IdFilter } from './id-filter';
import { periodOf } from './periods';
import { Refusals } from './refusals';
import { requestIdIn, typedRequestId } from './request-id';

export const metadata: Metadata = { title: 'Events' };

export default async function EventsPage() {
  const query = await pageQuery();
  const period = periodOf(query);
  const searched = typedRequestId(query);
  const { events, nextCursor, hint } = await loaderData('GET /admin/auth-events');
  const isSearch = requestIdIn(query) !== undefined;
  const older = new URLSearchParams({
    ...(isSearch && { requestId: searched }),
    cursor: nextCursor ?? '',
  });
  return (
    <>
      <AdminNav current="/admin/events" />
      <h1>Events</h1>
      <p className={table.count}>Refused requests, and changes to accounts and sessions.</p>
      {period && hasChart(query) && (
        <Refusals period={period} summary={await loaderData('GET /admin/auth-events/summary')} />
      )}
      <section aria-labelledby="events" className={styles.list}>
        <h2 id="events">{headingOf(query)}</h2>
        <IdFilter requestId={searched} />
        {events.length > 0 ? <EventTable events={events} /> : <p>{hint ?? 'No events yet.'}</p>}
        {nextCursor !== null && (
          <p className={table.next}>
            <ButtonLink href={`/admin/events?${older.toString()}`} look="quiet">
              Older events
            </ButtonLink>
          </p>
        )}
      </section>
    </>
  );
}

function headingOf(query: URLSearchParams): string {
  if (requestIdIn(query) !== undefined) return 'Events of this request';
  return query.has('cursor') ? 'Older events' : 'All events';
}
