import { PageNav } from '../../ui/page-nav';

const pages = { '/admin': 'Users', '/admin/events': 'Events' } as const;

/** Links to the pages for administrators. */
export const AdminNav = ({ current }: { current: keyof typeof pages }) => (
  <PageNav label="Administration" pages={pages} current={current} />
);
