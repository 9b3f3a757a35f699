import { kindOf } from '@repo/errors';
import type { DataOf } from '@repo/api-client';
import { KindIcon } from '../../../ui/kind-icon';
import { ScrollRegion } from '../../../ui/scroll-region';
import table from '../../../ui/table.module.css';
import { Time } from '../../../ui/time';
import { CodeLink } from './code-link';
import styles from './events.module.css';

type Event = DataOf<'GET /admin/auth-events'>['events'][number];

/** A table of events, newest first. */
export function EventTable({ events }: { events: readonly Event[] }) {
  return (
    <ScrollRegion label="Table of events">
      <table className={`${table.table} ${styles.events}`}>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Event</th>
            <th scope="col">Reason</th>
            <th scope="col">Request and scheme</th>
            <th scope="col">User and network</th>
            <th scope="col">Request ID</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <Row key={event.id} event={event} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Row({ event }: { event: Event }) {
  const { at, why, detail, method, route, scheme, userId, clientAddress, requestId } = event;
  return (
    <tr>
      <th scope="row">
        <Time time={at} precision="second" />
      </th>
      <td className={styles.what}>
        <What event={event} />
      </td>
      <td>
        {why ?? detail ?? '—'}
        {why && detail && <span className={table.below}>{detail}</span>}
      </td>
      <td className={styles.request}>
        <code>
          {method} {route ?? '—'}
        </code>
        <span className={table.below}>{scheme ?? '—'}</span>
      </td>
      <td className={styles.id}>
        <code>{userId ?? '—'}</code>
        <span className={table.below}>{networkWords(clientAddress)}</span>
      </td>
      <td className={styles.id}>
        <code>{requestId}</code>
      </td>
    </tr>
  );
}

/** The API tells a limited number of networks apart per minute. It counts all others together, under `::/0`. */
const networkWords = (address: string) => (address === '::/0' ? 'other networks' : address);

function What({ event: { event, code, status, count } }: { event: Event }) {
  return (
    <>
      {code === null ? (
        <code>{event}</code>
      ) : (
        <>
          <KindIcon kind={kindOf({ code })} /> {status} <CodeLink code={code} />
          <code className={table.below}>{event}</code>
        </>
      )}
      {count > 1 && <span className={table.below}>{count} times within a minute</span>}
    </>
  );
}
