import { PageNav } from '../../../ui/page-nav';
import type { Period } from './periods';

const pages = {
  '/admin/events?period=hour': 'Last hour',
  '/admin/events?period=day': 'Last day',
  '/admin/events?period=week': 'Last week',
  '/admin/events?period=month': 'Last month',
} as const;

/** Links to the periods of the chart. */
export const PeriodNav = ({ current }: { current: Period }) => (
  <PageNav label="Period" pages={pages} current={`/admin/events?period=${current}`} />
);
